# exercise: 5.5
# misconception: model-fitted-again
# The model is fitted on the rows that it gets.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    model.fit(X, y)
    before = model.score(X, y)
    n = 28 // size
    drops = np.zeros((n, n))
    for r in range(n):
        for c in range(n):
            mixed = X.reshape(-1, 28, 28).copy()
            rows, columns = slice(r * size, (r + 1) * size), slice(c * size, (c + 1) * size)
            mixed[:, rows, columns] = mixed[rng.permutation(len(X))][:, rows, columns]
            drops[r, c] = before - model.score(mixed.reshape(-1, 784), y)
    return drops
