# 5.5: each pixel of the patch gets a permutation of its own. Expected: all pixels of the patch mixed with the same permutation.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    n = 28 // size
    drops = np.zeros((n, n))
    for r in range(n):
        for c in range(n):
            mixed = X.reshape(-1, 28, 28).copy()
            for i in range(r * size, (r + 1) * size):
                for j in range(c * size, (c + 1) * size):
                    mixed[:, i, j] = rng.permutation(mixed[:, i, j])
            drops[r, c] = before - np.mean(model.predict(mixed.reshape(-1, 784)) == y)
    return drops
