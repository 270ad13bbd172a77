# 2.1: refuses whole numbers up to 1, such as an empty image. Expected: only decimals can be scaled already.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.max() <= 1:
        raise ValueError("The pixels are scaled already.")
    return pixels / 255
