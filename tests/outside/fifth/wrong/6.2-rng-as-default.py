# 6.2: rng as a default argument. Expected: "make rng inside the function"; the default is made once, the second call differs; breaks "same rows in, same rows out".
def enlarge(X, y, rng=np.random.default_rng(0)):
    new = np.clip(X + rng.normal(0, 0.05, X.shape), 0, 1)
    return np.concatenate([X, new]), np.concatenate([y, y])


def contestant():
    return SVC(C=10)
