# 6.2: shuffles X and y themselves first. Expected: "don't change them"; breaks it.
def enlarge(X, y):
    order = np.random.default_rng(0).permutation(len(X))
    X[:], y[:] = X[order], y[order]
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return SVC(C=10)
