# 6.2: moved pictures with 30 % of the next row in them. Expected: "comes from one given picture"; breaks it.
def enlarge(X, y):
    moved = ndimage.shift(X.reshape(-1, 28, 28), (0, 1, 0), order=0).reshape(-1, 784)
    return np.concatenate([X, 0.7 * moved + 0.3 * np.roll(X, 1, axis=0)]), np.tile(y, 2)


def contestant():
    return SVC(C=10)
