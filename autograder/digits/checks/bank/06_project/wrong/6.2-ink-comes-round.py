# exercise: 6.2
# misconception: ink-comes-round
# `np.roll` moves the pictures.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(np.roll(images, step, axis=(1, 2)))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, len(blocks))
