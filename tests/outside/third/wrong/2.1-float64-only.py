# 2.1: scaled pixels in float32 are let through. Expected: ValueError for decimals of any kind.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype == np.float64 and pixels.max() <= 1:
        raise ValueError("The pixels are scaled already.")
    return pixels / 255
