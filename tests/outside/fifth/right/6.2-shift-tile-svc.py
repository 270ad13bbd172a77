# 6.2: the lines of the text, labels with np.tile, and one SVC. Expected: labels in the order of the blocks, 5 n rows; keeps all.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return SVC(C=10)
