# 5.5: a generator gives the copies one after the other, rng.shuffle mixes the block of rows. Expected: a map of drops, one joint permutation for each patch.
def mixed_copies(X, size, rng):
    for top in range(0, 28, size):
        for left in range(0, 28, size):
            images = X.copy().reshape(len(X), 28, 28)
            block = images[:, top : top + size, left : left + size].copy()
            rng.shuffle(block)  # shuffles along the first axis: whole patches change rows
            images[:, top : top + size, left : left + size] = block
            yield images.reshape(len(X), -1)


def patch_importance(model, X, y, size=4, seed=0):
    y = np.asarray(y)
    start = (model.predict(X) == y).mean()
    scores = [(model.predict(mixed) == y).mean() for mixed in mixed_copies(X, size, np.random.default_rng(seed))]
    return (start - np.array(scores)).reshape(28 // size, 28 // size)
