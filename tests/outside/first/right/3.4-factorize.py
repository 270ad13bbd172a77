# 3.4: numbers values and labels in the order in which they first occur; the two rows of numbers are equal exactly if they go together one to one. Expected: name or None, and a new table without that column.
def find_leak(X, y):
    label_codes, _ = pd.factorize(np.asarray(y))
    found = [
        name for name in X.columns if np.array_equal(pd.factorize(X[name].to_numpy())[0], label_codes)
    ]
    return found[0] if found else None


def without_leak(X, y):
    leak = find_leak(X, y)
    kept = [name for name in X.columns if name != leak]
    return X[kept].copy()
