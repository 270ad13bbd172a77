# 3.4: the table has only the leak. Expected: all columns except the leak.
def find_leak(X, y):
    for name in X.columns:
        pairs = set(zip(X[name], y))
        if len(pairs) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X[[name for name in X.columns if leak is None or name == leak]].copy()
