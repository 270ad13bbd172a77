# 2.1: scaled pixels are scaled again. Expected: ValueError if the pixels are scaled already.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    return pixels / 255
