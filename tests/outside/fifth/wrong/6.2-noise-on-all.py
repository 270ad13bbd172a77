# 6.2: adds noise to the given rows as well. Expected: "All n given rows are among the m, unchanged"; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    X_more = np.concatenate(blocks).reshape(-1, 784)
    X_more = X_more + np.random.default_rng(0).normal(0, 0.02, X_more.shape)
    return X_more.clip(0, 1), np.tile(y, 5)


def contestant():
    return SVC(C=10)
