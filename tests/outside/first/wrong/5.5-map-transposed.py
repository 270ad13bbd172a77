# 5.5: rows and columns of the map are exchanged. Expected: element [r, c] is patch row r from the top, patch column c from the left.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    n = 28 // size
    drops = np.zeros((n, n))
    for r in range(n):
        for c in range(n):
            mixed = X.reshape(-1, 28, 28).copy()
            order = rng.permutation(len(X))
            x_range, y_range = slice(r * size, (r + 1) * size), slice(c * size, (c + 1) * size)
            mixed[:, y_range, x_range] = mixed[order][:, y_range, x_range]
            drops[r, c] = before - np.mean(model.predict(mixed.reshape(-1, 784)) == y)
    return drops
