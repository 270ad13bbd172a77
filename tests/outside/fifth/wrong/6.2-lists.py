# 6.2: returns lists. Expected: "It returns two arrays"; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784).tolist(), np.tile(y, 5).tolist()


def contestant():
    return SVC(C=10)
