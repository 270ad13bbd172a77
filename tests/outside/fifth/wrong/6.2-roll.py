# 6.2: moves with np.roll. Expected: "Ink that leaves the picture is gone"; roll brings it back on the other side; breaks it for digits near the edge.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(np.roll(images, step, axis=(1, 2)))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return SVC(C=10)
