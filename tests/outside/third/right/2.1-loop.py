# 2.1: number by number. Expected: decimals from 0 to 1 in a new array; ValueError for decimals of which none is above 1.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = np.array([0.0, 0.2, 0.4, 1.0]).reshape(2, 2)


def scale(pixels):
    values = pixels.ravel().tolist()
    if pixels.dtype.kind == "f" and all(value <= 1 for value in values):
        raise ValueError("scaled already")
    new = np.empty(len(values))
    for i, value in enumerate(values):
        new[i] = value / 255
    return new.reshape(pixels.shape)
