# 6.2: adds noise as strong as the ink. Expected: "a little noise", "a small change"; breaks it.
def enlarge(X, y):
    rng = np.random.default_rng(0)
    new = np.clip(X + rng.normal(0, 0.8, X.shape), 0, 1)
    return np.concatenate([X, new]), np.concatenate([y, y])


def contestant():
    return SVC(C=10)
