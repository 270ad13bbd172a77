# 6.2: three moves and one mirrored picture. Expected: "Don't mirror it"; one block of five breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    blocks.append(images[:, :, ::-1])
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return SVC(C=10)
