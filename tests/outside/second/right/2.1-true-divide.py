# 2.1: np.true_divide and an early raise in a helper. Expected: a new float array of the same shape, pixels / 255, ValueError for decimals of which none is above 1.
tiny_scaled = np.true_divide(tiny, 255)


def _looks_scaled(pixels):
    return pixels.dtype.kind == "f" and not np.any(pixels > 1)


def scale(pixels):
    if _looks_scaled(pixels):
        raise ValueError("These pixels are from 0 to 1 already.")
    return np.true_divide(pixels, 255)
