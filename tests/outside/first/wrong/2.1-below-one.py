# 2.1: asks `max() < 1`, so scaled pixels with full ink (exactly 1.0) are scaled again. Expected: ValueError if decimals and none is above 1.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() < 1:
        raise ValueError("scaled already")
    return pixels / 255
