# 5.5: a boolean mask for each patch, np.where between rows and mixed rows, ndindex. Expected: a map of drops, one joint permutation for each patch.
def patch_importance(model, X, y, size=4, seed=0):
    from sklearn.metrics import accuracy_score

    generator = np.random.default_rng(seed)
    number = np.arange(784)
    patch_row, patch_column = number // 28 // size, number % 28 // size
    before = accuracy_score(y, model.predict(X))
    out = np.empty((28 // size, 28 // size), dtype=float)
    for place in np.ndindex(out.shape):
        in_patch = (patch_row == place[0]) & (patch_column == place[1])
        others = X[generator.permutation(X.shape[0])]
        out[place] = before - accuracy_score(y, model.predict(np.where(in_patch, others, X)))
    return out
