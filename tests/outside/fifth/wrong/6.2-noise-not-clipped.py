# 6.2: little noise, not clipped. Expected: "again from 0 to 1"; paper goes below 0; breaks it.
def enlarge(X, y):
    rng = np.random.default_rng(0)
    return np.concatenate([X, X + rng.normal(0, 0.05, X.shape)]), np.concatenate([y, y])


def contestant():
    return SVC(C=10)
