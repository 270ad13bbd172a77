# 5.5: the patch is set to 0 in place of mixing. Expected: the pixels of the patch are mixed between the rows.
def patch_importance(model, X, y, size=4, seed=0):
    k = 28 // size
    before = np.mean(model.predict(X) == y)
    drops = np.zeros((k, k))
    for r in range(k):
        for c in range(k):
            mixed = X.copy().reshape(-1, 28, 28)
            mixed[:, r * size : (r + 1) * size, c * size : (c + 1) * size] = 0
            drops[r, c] = before - np.mean(model.predict(mixed.reshape(-1, 784)) == y)
    return drops
