# exercise: 6.1
# misconception: sign-kept
# Only ink that is lighter than its paper is above 0.
def prepare(drawing):
    border = np.concatenate([drawing[0], drawing[-1], drawing[:, 0], drawing[:, -1]])
    ink = drawing - np.median(border)
    if np.abs(ink).max() == 0:
        return np.zeros(784)
    ink = ink / np.abs(ink).max()
    ink[np.abs(ink) < 0.2] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    small = ndimage.zoom(ink, 20 / max(ink.shape), order=1)
    height, width = small.shape
    picture = np.zeros((28, 28))
    picture[4 : 4 + height, 4 : 4 + width] = small
    way = 14 - np.array(ndimage.center_of_mass(picture))
    return ndimage.shift(picture, np.round(way), order=0).ravel()
