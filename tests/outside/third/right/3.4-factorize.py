# 3.4: codes in the order of appearance are equal exactly if one to one. Expected: name of the one-to-one column or None; a new table without it.
def find_leak(X, y):
    target, _ = pd.factorize(np.asarray(y))
    for name, column in X.items():
        codes, _ = pd.factorize(column.to_numpy())
        if np.array_equal(codes, target):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=[leak])
