# 5.5: the patch is set to 0 instead of being mixed between the rows. Expected: a patch of another row comes in.
def patch_importance(model, X, y, size=4, seed=0):
    before = np.mean(model.predict(X) == y)
    n = 28 // size
    drops = np.zeros((n, n))
    for r in range(n):
        for c in range(n):
            images = X.reshape(-1, 28, 28).copy()
            images[:, r * size : (r + 1) * size, c * size : (c + 1) * size] = 0
            drops[r, c] = before - np.mean(model.predict(images.reshape(-1, 784)) == y)
    return drops
