# 3.4: without_leak stops with an error if there is no leak. Expected: all columns if there is no leak.
def find_leak(X, y):
    for name in X.columns:
        pairs = set(zip(X[name], y))
        if len(pairs) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    return X.drop(columns=[find_leak(X, y)])
