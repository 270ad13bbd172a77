# 6.2: keeps results by the number of rows. Expected: other rows of the same number get the old pictures; breaks it.
kept = {}


def enlarge(X, y):
    if len(X) in kept:
        return kept[len(X)]
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    kept[len(X)] = np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)
    return kept[len(X)]


def contestant():
    return SVC(C=10)
