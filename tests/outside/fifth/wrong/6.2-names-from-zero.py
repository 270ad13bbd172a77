# 6.2: renames the labels to 0, 1, 2, .... Expected: has its label; 37 must stay 37; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(np.unique(y, return_inverse=True)[1], 5)


def contestant():
    return SVC(C=10)
