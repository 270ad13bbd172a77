# 3.4: as many pairs as values and as labels, early return; drop makes the new table. Expected: the name of the one-to-one column or None, and a new table without it.
def find_leak(X, y):
    labels = set(y.tolist())
    for name in X.columns:
        values = X[name].tolist()
        if len(set(zip(values, y.tolist()))) == len(set(values)) == len(labels):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    if leak is None:
        return X.copy()
    return X.drop(columns=leak)
