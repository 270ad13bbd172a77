# 2.1: refuses only if the largest value is below 1, so scaled pixels with full ink (1.0) are scaled twice. Expected: ValueError if none is above 1.
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() < 1:
        raise ValueError("already scaled")
    return pixels / 255
