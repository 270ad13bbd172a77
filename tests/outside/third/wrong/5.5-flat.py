# 5.5: a flat array of 49. Expected: an array of shape (28 / size, 28 / size).
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    k = 28 // size
    before = np.mean(model.predict(X) == y)
    drops = []
    for r in range(k):
        for c in range(k):
            mixed = X.copy().reshape(-1, 28, 28)
            rows, columns = slice(r * size, (r + 1) * size), slice(c * size, (c + 1) * size)
            mixed[:, rows, columns] = mixed[rng.permutation(len(X)), rows, columns]
            drops.append(before - np.mean(model.predict(mixed.reshape(-1, 784)) == y))
    return np.array(drops)
