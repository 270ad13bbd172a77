# 5.5: the column numbers of each patch, shuffled as a block with rng.permutation on axis 0. Expected: a map of drops, one joint permutation for each patch.
def patch_columns(r, c, size):
    return [28 * row + column for row in range(r * size, r * size + size) for column in range(c * size, c * size + size)]


def accuracy(model, X, y):
    return float((model.predict(X) == y).sum()) / len(y)


def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    base = accuracy(model, X, y)
    n = 28 // size
    drops = []
    for r in range(n):
        line = []
        for c in range(n):
            cols = patch_columns(r, c, size)
            copy = np.array(X)
            copy[:, cols] = rng.permutation(copy[:, cols], axis=0)
            line.append(base - accuracy(model, copy, y))
        drops.append(line)
    return np.array(drops, dtype=float)
