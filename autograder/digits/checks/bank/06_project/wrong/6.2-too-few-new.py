# exercise: 6.2
# misconception: copies-for-new-rows
# One more of each, moved by a step that may be none.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    steps = np.random.default_rng(1).integers(-1, 2, (len(images), 2))
    moved = [ndimage.shift(image, step, order=0) for image, step in zip(images, steps)]
    blocks = [images, np.array(moved)]
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, len(blocks))
