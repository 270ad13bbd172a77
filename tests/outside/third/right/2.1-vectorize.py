# 2.1: np.vectorize with decimals as output. Expected: decimals from 0 to 1 in a new array; ValueError for decimals of which none is above 1.
to_share = np.vectorize(lambda grey: float(grey) / 255.0, otypes=[float])
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = to_share(tiny)


def scale(pixels):
    signs = (pixels.dtype.kind == "f", np.count_nonzero(pixels > 1) == 0)
    if all(signs):
        raise ValueError("Both signs are there: decimals, and none above 1.")
    return to_share(pixels)
