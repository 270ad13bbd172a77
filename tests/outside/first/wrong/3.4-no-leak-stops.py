# 3.4: without_leak drops find_leak's answer even if it is None, which stops with an error. Expected: if there is no leak, it gives all columns.
def find_leak(X, y):
    for name in X.columns:
        pairs = set(zip(X[name], y))
        if len(pairs) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    return X.drop(columns=[find_leak(X, y)])
