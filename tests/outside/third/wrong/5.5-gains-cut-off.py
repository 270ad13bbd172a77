# 5.5: drops below zero are set to 0. Expected: before minus after, which may be below zero.
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
            drops[r, c] = max(0, before - np.mean(model.predict(mixed.reshape(-1, 784)) == y))
    return drops
