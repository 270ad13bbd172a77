# 2.1: compares the dtype with float, which is float64 only, so scaled float32 pixels are divided again. Expected: ValueError for all decimals of which none is above 1.
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype == float and pixels.max() <= 1:
        raise ValueError("already scaled")
    return pixels / 255
