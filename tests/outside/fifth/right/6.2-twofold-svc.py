# 6.2: one new picture for each given one (2 n rows), moved to one of eight sides; pipeline with an SVC. Expected: m at most 5 n and at least n new rows; 2 n is the least; keeps both.
def enlarge(X, y):
    sides = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if (a, b) != (0, 0)]
    X_more = np.zeros((2 * len(X), 784))
    y_more = np.zeros(2 * len(y), dtype=y.dtype)
    for n in range(len(X)):
        X_more[2 * n] = X[n]
        down, right = sides[n % 8]
        X_more[2 * n + 1] = ndimage.shift(X[n].reshape(28, 28), (down, right), order=0).ravel()
        y_more[2 * n : 2 * n + 2] = y[n]
    return X_more, y_more


def contestant():
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import Normalizer

    return Pipeline([("length", Normalizer()), ("svc", SVC(C=10, gamma=2.5))])
