# 6.2: makes all rows black and white. Expected: the given rows must be among the m unchanged; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    X_more = np.concatenate(blocks).reshape(-1, 784)
    return (X_more > 0.5).astype(float), np.tile(y, 5)


def contestant():
    return SVC(C=10)
