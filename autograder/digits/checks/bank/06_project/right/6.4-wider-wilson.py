# exercise: 6.4
# Wilson's interval with a larger z, z = 2 at heart; a crop to the ink first.
def score_interval(right, others):
    n = right.size
    return wilson(np.count_nonzero(right), n, 2 * (1 + n / others) ** 0.5)

def adapt(images):
    rows = []
    for image in images:
        ink = np.argwhere(image > 1)
        (top, left), (bottom, last) = ink.min(axis=0), ink.max(axis=0) + 1
        box = image[top:bottom, left:last]
        big = ndimage.zoom(box, 20 / max(box.shape)) / 16
        paper = np.zeros((28, 28))
        down, across = (28 - big.shape[0]) // 2, (28 - big.shape[1]) // 2
        paper[down : down + big.shape[0], across : across + big.shape[1]] = big
        row, column = ndimage.center_of_mass(paper)
        paper = ndimage.shift(paper, (14 - row, 14 - column))
        rows.append(list(np.clip(2.5 * paper - 1, 0, 1).ravel()))
    return rows
