# 6.1: thinks that the paper is square. Expected: "not always as many of both"; breaks it.
def prepare(drawing):
    border = np.concatenate([drawing[0], drawing[-1], drawing[:, 0], drawing[:, -1]])
    n = len(drawing)
    drawing = drawing[:n, :n]
    if drawing.shape[1] < n:
        drawing = np.pad(drawing, ((0, 0), (0, n - drawing.shape[1])))
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
    picture[4 : 4 + height, 4 : 4 + width] = small
    row, column = ndimage.center_of_mass(picture)
    picture = ndimage.shift(picture, (14 - row, 14 - column), order=1)
    return picture.ravel()
