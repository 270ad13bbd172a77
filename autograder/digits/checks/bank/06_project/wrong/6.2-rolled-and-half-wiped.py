# exercise: 6.2
# misconception: ink-comes-round
# Rolled by two columns, of which one is wiped.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in (2, -2):
        moved = np.roll(images, step, axis=2)
        moved[:, :, 0 if step > 0 else -1] = 0
        blocks.append(moved)
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, len(blocks))
