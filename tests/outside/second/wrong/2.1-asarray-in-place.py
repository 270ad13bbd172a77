# 2.1: np.asarray makes no copy of float64 pixels, so the array that comes in is divided in place. Expected: the array that comes in is not changed.
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("already scaled")
    result = np.asarray(pixels, dtype=float)
    result /= 255
    return result
