# 6.2: adds other rows of X_train. Expected: "use only X and y"; other rows with other labels; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    more = np.concatenate(blocks).reshape(-1, 784)[: 3 * len(X)]
    return np.concatenate([more, X_train[: len(X)]]), np.concatenate([np.tile(y, 3), y_train[: len(X)]])


def contestant():
    return SVC(C=10)
