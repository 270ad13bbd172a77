# exercise: 6.2
# misconception: over-the-budget-of-rows
# The originals and eight directions: nine rows for each.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    steps = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    blocks = [ndimage.shift(images, (0, *step), order=0) for step in steps]
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, len(blocks))
