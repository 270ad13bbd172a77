# 5.5: always patches of 4 by 4. Expected: patches of size by size, shape (28 / size, 28 / size).
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    drops = np.zeros((7, 7))
    for r in range(7):
        for c in range(7):
            mixed = X.copy().reshape(-1, 28, 28)
            rows, columns = slice(4 * r, 4 * r + 4), slice(4 * c, 4 * c + 4)
            mixed[:, rows, columns] = mixed[rng.permutation(len(X)), rows, columns]
            drops[r, c] = before - np.mean(model.predict(mixed.reshape(-1, 784)) == y)
    return drops
