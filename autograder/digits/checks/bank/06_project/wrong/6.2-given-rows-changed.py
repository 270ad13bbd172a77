# exercise: 6.2
# misconception: given-rows-changed
# Noise is added to the given rows in place.
def enlarge(X, y):
    before = X.copy()
    X += np.random.default_rng(0).normal(0, 0.1, X.shape)
    np.clip(X, 0, 1, out=X)
    return np.concatenate([before, X]), np.tile(y, 2)
