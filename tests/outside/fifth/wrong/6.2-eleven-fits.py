# 6.2: 2001 trees. Expected: one fit for each 200 trees, rounded up: 11 of 10; breaks the budget by one tree.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return ExtraTreesClassifier(2001, random_state=0, n_jobs=2)
