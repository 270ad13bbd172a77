# exercise: 5.5
# misconception: patch-not-changed
# Both sides are the same rows in the same order.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    patches = 28 // size
    drops = np.zeros((patches, patches))
    for row in range(patches):
        for column in range(patches):
            mixed = X.reshape(-1, 28, 28).copy()
            rows, columns = slice(row * size, (row + 1) * size), slice(column * size, (column + 1) * size)
            order = rng.permutation(len(mixed))
            mixed[order, rows, columns] = mixed[order, rows, columns]
            drops[row, column] = before - np.mean(model.predict(mixed.reshape(-1, 784)) == y)
    return drops
