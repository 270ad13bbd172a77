# exercise: 6.2
# misconception: originals-left-out
# Only the moved pictures come back.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [ndimage.shift(images, (0, *step), order=0) for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]]
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, len(blocks))
