# 3.4: the leak is taken out of X itself. Expected: neither function changes X.
def find_leak(X, y):
    for name in X.columns:
        pairs = set(zip(X[name], y))
        if len(pairs) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    if leak is not None:
        X.pop(leak)
    return X.copy()
