# 6.2: moves the rows of 784 by one place and lets lines run on into the next. Expected: ink that leaves is gone; here the last pixel of a line comes in at the left of the next; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images.reshape(-1, 784), (0, 28 * step[0] + step[1]), order=0).reshape(-1, 28, 28))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return SVC(C=10)
