# 2.1: a float copy that is divided in place. Expected: a new float array of the same shape, pixels / 255, ValueError for decimals of which none is above 1.
tiny_scaled = tiny.astype(float)
tiny_scaled /= 255.0


def scale(pixels):
    if np.issubdtype(pixels.dtype, np.floating):
        if pixels.max() <= 1.0:
            raise ValueError("already scaled")
    result = np.array(pixels, dtype=np.float64, copy=True)
    result /= 255.0
    return result
