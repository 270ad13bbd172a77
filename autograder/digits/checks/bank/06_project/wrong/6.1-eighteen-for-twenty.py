# exercise: 6.1
# misconception: unnamed
# The longer side becomes 18 pixels long.
def prepare(drawing):
    border = np.concatenate([drawing[0], drawing[-1], drawing[:, 0], drawing[:, -1]])
    ink = np.abs(drawing - np.median(border))
    if ink.max() == 0:
        return np.zeros(784)
    ink = ink / ink.max()
    ink[ink < 0.2] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    small = ndimage.zoom(ink, 18 / max(ink.shape), order=1)
    height, width = small.shape
    picture = np.zeros((28, 28))
    picture[4 : 4 + height, 4 : 4 + width] = small
    way = 14 - np.array(ndimage.center_of_mass(picture))
    return ndimage.shift(picture, np.round(way), order=0).ravel()
