# exercise: 6.2
# Random steps with a seed, and extra-trees without one.
def enlarge(X, y):
    rng = np.random.default_rng(7)
    blocks = [np.array(X)]
    for _ in range(4):
        steps = rng.integers(-2, 3, (len(X), 2))
        moved = [ndimage.shift(row.reshape(28, 28), step, order=0).ravel() for row, step in zip(X, steps)]
        blocks.append(np.array(moved))
    return np.concatenate(blocks[::-1]), np.concatenate([y, y, y, y, y])


def contestant():
    return ExtraTreesClassifier(400)
