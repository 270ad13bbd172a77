# 5.5: each pixel gets its own permutation. Expected: all pixels of a patch with the same permutation.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    k = 28 // size
    before = np.mean(model.predict(X) == y)
    drops = np.zeros((k, k))
    for r in range(k):
        for c in range(k):
            mixed = X.copy()
            for i in range(r * size, (r + 1) * size):
                for j in range(c * size, (c + 1) * size):
                    mixed[:, 28 * i + j] = mixed[rng.permutation(len(X)), 28 * i + j]
            drops[r, c] = before - np.mean(model.predict(mixed) == y)
    return drops
