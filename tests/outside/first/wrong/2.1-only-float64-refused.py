# 2.1: `dtype == float` is float64 only, so scaled float32 pixels are divided again. Expected: ValueError for scaled decimals (kind "f") of any size.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype == float and np.max(pixels) <= 1:
        raise ValueError("scaled already")
    return pixels / 255
