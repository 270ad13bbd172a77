# 5.5: the pixels of a patch change places within each image. Expected: mixed between the rows.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    k = 28 // size
    before = np.mean(model.predict(X) == y)
    drops = np.zeros((k, k))
    numbers = np.arange(784).reshape(28, 28)
    for r in range(k):
        for c in range(k):
            columns = numbers[r * size : (r + 1) * size, c * size : (c + 1) * size].ravel()
            mixed = X.copy()
            mixed[:, columns] = X[:, rng.permutation(columns)]
            drops[r, c] = before - np.mean(model.predict(mixed) == y)
    return drops
