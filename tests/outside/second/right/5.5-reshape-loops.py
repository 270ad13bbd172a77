# 5.5: images in boxes of 28 x 28, two loops. Expected: a map of drops, one joint permutation for each patch.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    parts = 28 // size
    result = np.zeros((parts, parts))
    for r in range(parts):
        for c in range(parts):
            mixed = X.reshape(-1, 28, 28).copy()
            order = rng.permutation(len(X))
            rows, columns = slice(r * size, (r + 1) * size), slice(c * size, (c + 1) * size)
            mixed[:, rows, columns] = mixed[order][:, rows, columns]
            result[r, c] = before - np.mean(model.predict(mixed.reshape(len(X), 784)) == y)
    return result
