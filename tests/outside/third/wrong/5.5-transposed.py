# 5.5: element [c, r] holds the patch in row r, column c. Expected: element [r, c] is the patch in patch row r and patch column c.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    k = 28 // size
    before = np.mean(model.predict(X) == y)
    drops = np.zeros((k, k))
    for r in range(k):
        for c in range(k):
            mixed = X.copy().reshape(-1, 28, 28)
            rows, columns = slice(r * size, (r + 1) * size), slice(c * size, (c + 1) * size)
            mixed[:, rows, columns] = mixed[rng.permutation(len(X)), rows, columns]
            drops[c, r] = before - np.mean(model.predict(mixed.reshape(-1, 784)) == y)
    return drops
