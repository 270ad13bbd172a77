# 2.1: np.interp between 0 and 255, tiny by list. Expected: decimals from 0 to 1 in a new array; ValueError for decimals of which none is above 1.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = np.array([[value / 255 for value in line] for line in tiny.tolist()])


def scale(pixels):
    decimals = np.issubdtype(pixels.dtype, np.floating)
    if decimals and not np.any(pixels > 1):
        raise ValueError("already scaled")
    return np.interp(pixels, [0, 255], [0.0, 1.0])
