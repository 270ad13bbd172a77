# exercise: 5.5
# The error after minus the error before, with a mask and a table.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    error = lambda Z: 1 - np.mean(model.predict(Z) == y)
    block = (np.arange(784) // 28 // size) * (28 // size) + np.arange(784) % 28 // size
    drops = {}
    for number in range(block.max() + 1):
        other = X[rng.permutation(len(X))]
        drops[number] = error(np.where(block == number, other, X)) - error(X)
    return pd.DataFrame(np.array(list(drops.values())).reshape(28 // size, -1))
