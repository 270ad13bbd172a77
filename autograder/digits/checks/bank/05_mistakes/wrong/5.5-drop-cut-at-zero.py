# exercise: 5.5
# misconception: drop-cut-at-zero
# Drops below zero are set to 0.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    predicted = model.predict(X)
    before = np.mean(predicted == y)
    n = 28 // size
    drops = np.zeros((n, n))
    for r in range(n):
        for c in range(n):
            mixed = X.reshape(-1, 28, 28).copy()
            rows, columns = slice(r * size, (r + 1) * size), slice(c * size, (c + 1) * size)
            mixed[:, rows, columns] = mixed[rng.permutation(len(X))][:, rows, columns]
            answer = model.predict(mixed.reshape(-1, 784))
            drops[r, c] = max(0, before - np.mean(answer == y))
    return drops
