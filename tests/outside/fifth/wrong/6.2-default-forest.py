# 6.2: the default forest on copies with a tiny noise, which is the rival. Expected: a gain of 0.01 with an interval above 0 earns the points; this is the rival itself; gains nothing.
def enlarge(X, y):
    rng = np.random.default_rng(0)
    new = [np.clip(X + rng.normal(0, 1e-4, X.shape), 0, 1) for _ in range(4)]
    return np.concatenate([X, *new]), np.tile(y, 5)


def contestant():
    return RandomForestClassifier(200)
