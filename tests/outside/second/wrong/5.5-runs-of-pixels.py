# 5.5: a "patch" is a run of size*size neighbouring columns of X, not a square of the image. Expected: squares of size x size pixels.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    n = 28 // size
    drops = []
    for patch in range(n * n):
        mixed = X.copy()
        columns = slice(patch * size * size, (patch + 1) * size * size)
        mixed[:, columns] = X[rng.permutation(len(X)), columns]
        drops.append(before - np.mean(model.predict(mixed) == y))
    return np.array(drops).reshape(n, n)
