# 5.5: X seen as (n, 28, 28), a slice of a copy is taken in a new order. Expected: array (28 / size, 28 / size) of accuracy before minus after, one permutation of rows per patch, X unchanged.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    n, side = len(X), 28 // size
    before = np.mean(model.predict(X) == y)
    drops = np.zeros((side, side))
    for r in range(side):
        for c in range(side):
            cube = np.array(X).reshape(n, 28, 28).copy()
            rows, columns = slice(r * size, (r + 1) * size), slice(c * size, (c + 1) * size)
            cube[:, rows, columns] = cube[rng.permutation(n), rows, columns]
            drops[r, c] = before - np.mean(model.predict(cube.reshape(n, 784)) == y)
    return drops
