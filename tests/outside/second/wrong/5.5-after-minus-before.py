# 5.5: the sign is turned round, accuracy after minus before. Expected: before minus after.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    n = 28 // size
    change = np.zeros((n, n))
    for r in range(n):
        for c in range(n):
            mixed = X.reshape(-1, 28, 28).copy()
            order = rng.permutation(len(X))
            rows, columns = slice(r * size, (r + 1) * size), slice(c * size, (c + 1) * size)
            mixed[:, rows, columns] = mixed[order][:, rows, columns]
            change[r, c] = np.mean(model.predict(mixed.reshape(-1, 784)) == y) - before
    return change
