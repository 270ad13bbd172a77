# 6.2: returns labels first. Expected: X_more first, then y_more; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.tile(y, 5), np.concatenate(blocks).reshape(-1, 784)


def contestant():
    return SVC(C=10)
