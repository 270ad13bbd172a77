# 6.2: returns only the moved pictures. Expected: "All n given rows are among the m"; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = []
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 4)


def contestant():
    return SVC(C=10)
