# 3.4: the first column is never looked at. Expected: the place of the leak may be any.
def find_leak(X, y):
    for name in X.columns[1:]:
        pairs = set(zip(X[name], y))
        if len(pairs) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X[[name for name in X.columns if name != leak]].copy()
