# 6.2: new rows are means of two pictures of one label. Expected: "Each new picture comes from one given picture"; breaks it.
def enlarge(X, y):
    new = np.empty_like(X)
    for name in np.unique(y):
        rows = np.flatnonzero(y == name)
        new[rows] = (X[rows] + X[np.roll(rows, 1)]) / 2
    return np.concatenate([X, new]), np.concatenate([y, y])


def contestant():
    return SVC(C=10)
