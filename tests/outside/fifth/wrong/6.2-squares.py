# 6.2: returns pictures of shape (m, 28, 28). Expected: X_more of shape (m, 784); breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks), np.tile(y, 5)


def contestant():
    return SVC(C=10)
