# 6.2: turns by 30 degrees. Expected: "turn it by at most 20 degrees"; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [-30, -15, 15, 30]:
        blocks.append(ndimage.rotate(images, step, axes=(1, 2), reshape=False, order=1))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return SVC(C=10)
