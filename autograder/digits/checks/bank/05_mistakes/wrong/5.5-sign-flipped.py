# exercise: 5.5
# misconception: sign-flipped
# After minus before.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    n = 28 // size
    drops = np.zeros((n, n))
    for r in range(n):
        for c in range(n):
            mixed = X.reshape(-1, 28, 28).copy()
            rows, columns = slice(r * size, (r + 1) * size), slice(c * size, (c + 1) * size)
            mixed[:, rows, columns] = mixed[rng.permutation(len(X))][:, rows, columns]
            after = np.mean(model.predict(mixed.reshape(-1, 784)) == y)
            drops[r, c] = after - before
    return drops
