# 5.5: X itself is mixed, without a copy. Expected: X is copied and not changed.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    k = 28 // size
    before = np.mean(model.predict(X) == y)
    drops = np.zeros((k, k))
    numbers = np.arange(784).reshape(28, 28)
    for r in range(k):
        for c in range(k):
            columns = numbers[r * size : (r + 1) * size, c * size : (c + 1) * size].ravel()
            X[:, columns] = X[rng.permutation(len(X))][:, columns]
            drops[r, c] = before - np.mean(model.predict(X) == y)
    return drops
