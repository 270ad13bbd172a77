# 5.5: a mask by np.kron and a shuffled list of row numbers. Expected: array (28 / size, 28 / size) of accuracy before minus after, one permutation of rows per patch, X unchanged.
def accuracy(model, X, y):
    right = 0
    for guess, true in zip(model.predict(X), y):
        right += int(guess == true)
    return right / len(y)


def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    count = 28 // size
    start = accuracy(model, X, y)
    importance = np.empty((count, count), dtype=float)
    for place in np.ndindex(count, count):
        chosen = np.zeros((count, count), dtype=int)
        chosen[place] = 1
        mask = np.kron(chosen, np.ones((size, size), dtype=int)).astype(bool).ravel()
        order = np.arange(X.shape[0])
        rng.shuffle(order)
        mixed = np.where(mask, X[order], X)
        importance[place] = start - accuracy(model, mixed, y)
    return importance
