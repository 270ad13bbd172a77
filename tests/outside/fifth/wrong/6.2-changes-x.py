# 6.2: adds the noise in place. Expected: "use only X and y, and don't change them"; breaks it.
def enlarge(X, y):
    given = X.copy()
    X += np.random.default_rng(0).normal(0, 0.05, X.shape)
    np.clip(X, 0, 1, out=X)
    return np.concatenate([given, X]), np.concatenate([y, y])


def contestant():
    return SVC(C=10)
