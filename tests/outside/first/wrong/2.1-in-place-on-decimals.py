# 2.1: np.asarray makes no copy of decimals, and /= then changes the caller's array. Expected: the array that comes in is not changed.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    pixels = np.asarray(pixels, dtype=float)
    pixels /= 255
    return pixels
