# exercise: 6.1
# misconception: grain-left
# One pixel in the corner is taken for the paper.
def prepare(drawing):
    ink = np.abs(drawing - float(drawing[0, 0]))
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
    way = 14 - np.array(ndimage.center_of_mass(picture))
    return ndimage.shift(picture, np.round(way), order=0).ravel()
