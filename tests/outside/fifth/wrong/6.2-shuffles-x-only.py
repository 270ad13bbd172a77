# 6.2: shuffles the new rows without their labels. Expected: each new picture has its label; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    X_more = np.concatenate(blocks).reshape(-1, 784)
    return np.random.default_rng(0).permutation(X_more), np.tile(y, 5)


def contestant():
    return SVC(C=10)
