# 6.2: leaves out rows with little ink. Expected: "All n given rows are among the m"; breaks it.
def enlarge(X, y):
    enough = X.sum(axis=1) > np.quantile(X.sum(axis=1), 0.1)
    X, y = X[enough], y[enough]
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return SVC(C=10)
