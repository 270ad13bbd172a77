# 6.2: joins the labels in another order than the pictures. Expected: labels in the same order; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks[::-1]).reshape(-1, 784), np.concatenate([y, np.tile(y[::-1], 4)])


def contestant():
    return SVC(C=10)
