# 5.5: the map always has seven rows and columns of patches, also for another size. Expected: shape (28 / size, 28 / size).
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    drops = np.zeros((7, 7))
    for r in range(7):
        for c in range(7):
            mixed = X.reshape(-1, 28, 28).copy()
            order = rng.permutation(len(X))
            rows, columns = slice(r * size, (r + 1) * size), slice(c * size, (c + 1) * size)
            mixed[:, rows, columns] = mixed[order][:, rows, columns]
            drops[r, c] = before - np.mean(model.predict(mixed.reshape(-1, 784)) == y)
    return drops
