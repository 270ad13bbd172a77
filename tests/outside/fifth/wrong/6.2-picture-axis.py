# 6.2: shifts along the axis of the pictures. Expected: each new picture comes from one given picture and has ITS label; here picture n becomes its neighbour; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (*step, 0), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return SVC(C=10)
