# 3.4: numbers values and labels in the order in which they first appear and compares both rows of numbers. Expected: the name of the column that goes one to one with y, or None, and a new table without it.
def find_leak(X, y):
    wanted, _ = pd.factorize(np.asarray(y), use_na_sentinel=False)
    for name in X.columns:
        codes, _ = pd.factorize(X[name], use_na_sentinel=False)
        if np.array_equal(codes, wanted):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X[[name for name in X.columns if name != leak]].copy()
