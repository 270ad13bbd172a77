# 3.4: a list of names. Expected: the name (a str) or None.
def find_leak(X, y):
    return [name for name in X.columns if len(set(zip(X[name], y))) == X[name].nunique() == len(set(y))]


def without_leak(X, y):
    return X.drop(columns=find_leak(X, y))
