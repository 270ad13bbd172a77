# 6.2: moves by 5 pixels. Expected: "Move it by at most 4 pixels"; breaks it by one.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-5, 0), (5, 0), (0, -5), (0, 5)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return SVC(C=10)
