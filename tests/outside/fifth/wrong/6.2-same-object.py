# 6.2: moves one array in place and appends it five times (same object). Expected: at least n rows are new, given ones unchanged; all five blocks are one and the same array; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28).copy()
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        images[:] = ndimage.shift(images, (0, *step), order=0)
        blocks.append(images)
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return SVC(C=10)
