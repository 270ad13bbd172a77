# exercise: 5.5
# One copy; each patch is put back afterwards; the same order for all patches; float32.
def patch_importance(model, X, y, size=4, seed=0):
    order = np.random.default_rng(seed).permutation(len(X))
    work = X.copy().reshape(len(X), 28, 28)
    n = 28 // size
    result = np.zeros((n, n), dtype=np.float32)
    before = (model.predict(X) == y).sum()
    for i in range(n * n):
        r, c = divmod(i, n)
        view = work[:, r * size : r * size + size, c * size : c * size + size]
        keep = view.copy()
        view[:] = keep[order]
        result[r, c] = (before - (model.predict(work.reshape(len(X), -1)) == y).sum()) / len(y)
        view[:] = keep
    return result
