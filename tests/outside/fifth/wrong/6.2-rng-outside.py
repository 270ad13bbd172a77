# 6.2: makes rng once, outside the function. Expected: "The same rows in, the same rows out"; state is kept between calls; breaks it.
rng = np.random.default_rng(0)


def enlarge(X, y):
    new = np.clip(X + rng.normal(0, 0.05, X.shape), 0, 1)
    return np.concatenate([X, new]), np.concatenate([y, y])


def contestant():
    return SVC(C=10)
