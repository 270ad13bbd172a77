# 5.5: X is copied once before the loops, so the patches already mixed stay mixed. Expected: a fresh copy for each patch.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    n = 28 // size
    drops = np.zeros((n, n))
    mixed = X.reshape(-1, 28, 28).copy()
    for r in range(n):
        for c in range(n):
            order = rng.permutation(len(X))
            rows, columns = slice(r * size, (r + 1) * size), slice(c * size, (c + 1) * size)
            mixed[:, rows, columns] = mixed[order][:, rows, columns]
            drops[r, c] = before - np.mean(model.predict(mixed.reshape(-1, 784)) == y)
    return drops
