# 5.5: it works on X itself and puts each patch back at the next round, so the last patch of X stays mixed. Expected: X is not changed.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    n = 28 // size
    drops = np.zeros((n, n))
    images = X.reshape(-1, 28, 28)  # a view, no copy
    kept = None
    for r in range(n):
        for c in range(n):
            if kept is not None:
                images[:, old_rows, old_columns] = kept
            rows, columns = slice(r * size, (r + 1) * size), slice(c * size, (c + 1) * size)
            kept = images[:, rows, columns].copy()
            old_rows, old_columns = rows, columns
            images[:, rows, columns] = kept[rng.permutation(len(X))]
            drops[r, c] = before - np.mean(model.predict(X) == y)
    return drops
