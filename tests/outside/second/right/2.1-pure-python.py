# 2.1: pure Python over the flat list of values. Expected: a new float array of the same shape, pixels / 255, ValueError for decimals of which none is above 1.
tiny_scaled = np.array([[value / 255 for value in row] for row in tiny.tolist()])


def scale(pixels):
    values = pixels.ravel().tolist()
    decimals = pixels.dtype.kind == "f"
    if decimals and all(value <= 1 for value in values):
        raise ValueError("scale wants grey values from 0 to 255, but these are scaled")
    return np.array([value / 255 for value in values], dtype=float).reshape(pixels.shape)
