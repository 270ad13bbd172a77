# 6.2: shift with mode="nearest": edge ink is drawn out. Expected: "Ink that leaves the picture is gone", a move adds none; breaks it for digits at the edge.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0, mode="nearest"))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return SVC(C=10)
