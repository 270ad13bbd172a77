# 6.2: np.repeat for labels of blocks. Expected: each new picture has the label of its own picture; order is wrong; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.repeat(y, 5)


def contestant():
    return SVC(C=10)
