# 2.1: decimals are divided in the memory of the caller. Expected: the array that comes in is not changed.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("The pixels are scaled already.")
    result = np.asarray(pixels, dtype=float)
    result /= 255
    return result
