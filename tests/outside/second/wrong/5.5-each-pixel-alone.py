# 5.5: each pixel of the patch gets its own permutation. Expected: all pixels of a patch with the same permutation.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    n = 28 // size
    drops = np.zeros((n, n))
    for r in range(n):
        for c in range(n):
            mixed = X.copy()
            for row in range(r * size, (r + 1) * size):
                for column in range(c * size, (c + 1) * size):
                    pixel = row * 28 + column
                    mixed[:, pixel] = mixed[rng.permutation(len(X)), pixel]
            drops[r, c] = before - np.mean(model.predict(mixed) == y)
    return drops
