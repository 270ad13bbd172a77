# 6.2: returns labels as ten columns. Expected: y_more of shape (m,); breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), (np.tile(y, 5)[:, None] == np.unique(y)).astype(int)


def contestant():
    return SVC(C=10)
