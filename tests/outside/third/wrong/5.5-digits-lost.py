# 5.5: the drop as a number of digits. Expected: the drop of the accuracy.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    k = 28 // size
    before = np.sum(model.predict(X) == y)
    drops = np.zeros((k, k))
    for r in range(k):
        for c in range(k):
            mixed = X.copy().reshape(-1, 28, 28)
            rows, columns = slice(r * size, (r + 1) * size), slice(c * size, (c + 1) * size)
            mixed[:, rows, columns] = mixed[rng.permutation(len(X)), rows, columns]
            drops[r, c] = before - np.sum(model.predict(mixed.reshape(-1, 784)) == y)
    return drops
