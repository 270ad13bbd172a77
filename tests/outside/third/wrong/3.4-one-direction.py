# 3.4: each value has one label, so a row number is taken for a leak. Expected: one to one, both directions.
def find_leak(X, y):
    for name in X.columns:
        if len(set(zip(X[name], y))) == X[name].nunique():
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X[[name for name in X.columns if name != leak]].copy()
