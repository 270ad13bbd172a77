# 6.2: turns by 45 degrees. Expected: "turn it by at most 20 degrees"; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [-45, -20, 20, 45]:
        blocks.append(ndimage.rotate(images, step, axes=(1, 2), reshape=False, order=1))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return SVC(C=10)
