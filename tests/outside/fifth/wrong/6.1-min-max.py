# 6.1: measures from the darkest to the lightest pixel and not from the paper. Expected: how far each pixel is from the paper: with grain of 10 and pale ink, the paper is up to 0.25 and stays; breaks "exactly 0".
def prepare(drawing):
    border = np.concatenate([drawing[0], drawing[-1], drawing[:, 0], drawing[:, -1]])
    low, high = drawing.min(), drawing.max()
    if low == high:
        return np.zeros(784)
    ink = (drawing - float(low)) / (float(high) - float(low))
    if np.median(border) > (float(low) + float(high)) / 2:
        ink = 1 - ink
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
