# 6.2: moves with np.roll and wipes only one of the two columns that came back. Expected: "Ink that leaves the picture is gone"; half of it stays; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(0, 2), (0, -2)]:
        moved = np.roll(images, step, axis=(1, 2))
        moved[:, :, 0 if step[1] > 0 else -1] = 0
        blocks.append(moved)
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 3)


def contestant():
    return SVC(C=10)
