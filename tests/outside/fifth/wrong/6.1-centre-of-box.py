# 6.1: puts the middle of the box at the centre, not the mass. Expected: "the centre of mass of the ink is at row 14, column 14"; an L is off by more than one; breaks it.
def prepare(drawing):
    border = np.concatenate([drawing[0], drawing[-1], drawing[:, 0], drawing[:, -1]])
    ink = np.abs(drawing - np.median(border))
    if ink.max() == 0:
        return np.zeros(784)
    ink = ink / ink.max()
    ink[ink < 0.2] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    small = ndimage.zoom(ink, 20 / max(ink.shape), order=1)
    height, width = small.shape
    picture = np.zeros((28, 28))
    top, left = (28 - height) // 2, (28 - width) // 2
    picture[top : top + height, left : left + width] = small
    return picture.ravel()
