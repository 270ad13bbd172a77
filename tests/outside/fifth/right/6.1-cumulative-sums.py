# 6.1: find_objects crops, sums that are interpolated shrink, the centre is 13.9, 14.1. Expected: centre of mass at 14, one pixel more or less is fine; keeps it.
def shorten(table, length):
    """Means of `length` equal parts of the rows, however many rows there are."""
    sums = np.vstack([np.zeros(table.shape[1]), np.cumsum(table, axis=0)])
    cuts = np.linspace(0, len(table), length + 1)
    ends = np.array([np.interp(cuts, np.arange(len(sums)), column) for column in sums.T]).T
    return np.diff(ends, axis=0) * length / len(table)


def prepare(drawing):
    paper = np.median(np.concatenate((drawing[0], drawing[-1])))  # two sides are enough
    ink = np.abs(drawing.astype(np.int16) - paper)
    if ink.max() > 0:
        ink = ink / ink.max()
        ink[ink < 0.2] = 0
        ink = ink[ndimage.find_objects((ink > 0).astype(int))[0]]
        height, width = ink.shape
        if height > width:
            shape = 20, max(1, round(20 * width / height))
        else:
            shape = max(1, round(20 * height / width)), 20
        small = shorten(shorten(ink, shape[0]).T, shape[1]).T
        small = np.clip(small / small.max(), 0, 1)
        small[small < 1e-9] = 0
        picture = np.zeros((28, 28))
        picture[4 : 4 + shape[0], 4 : 4 + shape[1]] = small
        row, column = ndimage.center_of_mass(picture)
        picture = ndimage.shift(picture, (14.1 - row, 13.9 - column), order=1)
        return np.clip(picture, 0, 1).ravel()
    return np.zeros(784)
