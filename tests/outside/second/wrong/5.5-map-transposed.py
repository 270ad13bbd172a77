# 5.5: the outer loop goes over columns and the list is reshaped as if it went over rows, so the map is transposed. Expected: element [r, c] is patch row r, patch column c.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    drops = []
    for left in range(0, 28, size):
        for top in range(0, 28, size):
            mixed = X.reshape(-1, 28, 28).copy()
            block = mixed[:, top : top + size, left : left + size].copy()
            mixed[:, top : top + size, left : left + size] = block[rng.permutation(len(X))]
            drops.append(before - np.mean(model.predict(mixed.reshape(-1, 784)) == y))
    return np.array(drops).reshape(28 // size, 28 // size)
