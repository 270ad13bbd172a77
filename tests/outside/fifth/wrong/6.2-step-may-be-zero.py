# 6.2: draws one step from -1, 0, 1 for each picture, often (0, 0). Expected: "at least n rows are new"; about one in nine is a copy; breaks it.
def enlarge(X, y):
    rng = np.random.default_rng(0)
    new = []
    for row in X:
        step = rng.integers(-1, 2, 2)
        new.append(ndimage.shift(row.reshape(28, 28), step, order=0).ravel())
    return np.concatenate([X, new]), np.tile(y, 2)


def contestant():
    return SVC(C=10)
