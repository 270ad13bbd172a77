# 2.1: scaled pixels are given back without an error. Expected: ValueError.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        return pixels.copy()
    return pixels / 255
