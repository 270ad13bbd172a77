# 5.5: the patch is set to 0 (white) instead of being mixed. Expected: the pixels of the patch are mixed between the rows.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    n = 28 // size
    drops = np.zeros((n, n))
    for r in range(n):
        for c in range(n):
            covered = X.reshape(-1, 28, 28).copy()
            covered[:, r * size : (r + 1) * size, c * size : (c + 1) * size] = 0
            drops[r, c] = before - np.mean(model.predict(covered.reshape(-1, 784)) == y)
    return drops
