# 6.2: standardises all rows. Expected: numbers again from 0 to 1, given rows unchanged; breaks both.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    X_more = np.concatenate(blocks).reshape(-1, 784)
    return (X_more - X.mean()) / X.std(), np.tile(y, 5)


def contestant():
    return SVC(C=10)
