# exercise: 2.1
# Looks each grey value up in a table, for whole numbers.
greys = np.linspace(0, 1, 256)
tiny_scaled = greys[tiny]


def scale(pixels):
    if pixels.dtype.kind in "iu":
        return greys[pixels]
    if pixels.max() <= 1:
        raise ValueError("these look scaled")
    return np.true_divide(pixels, 255)
