# 5.5: one copy, the patch is put back after each measurement, row by row loops. Expected: array (28 / size, 28 / size) of accuracy before minus after, one permutation of rows per patch, X unchanged.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    work = X.copy()
    hits = model.predict(work) == y
    k = 28 // size
    drops = []
    for patch in range(k * k):
        r, c = divmod(patch, k)
        columns = [28 * i + j for i in range(r * size, r * size + size) for j in range(c * size, c * size + size)]
        order = rng.permutation(len(work))
        for column in columns:
            work[:, column] = X[order, column]
        drops.append(hits.mean() - (model.predict(work) == y).mean())
        work[:, columns] = X[:, columns]
    return np.array(drops).reshape(k, k)
