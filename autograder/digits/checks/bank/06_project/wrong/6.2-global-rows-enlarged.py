# exercise: 6.2
# misconception: rows-from-elsewhere
# The training rows of the notebook are enlarged, not the arguments.
def enlarge(X, y):
    images = X_train.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y_train, len(blocks))
