# 3.4: finds the leak rightly but without_leak cuts off the last column, where the friend's label stood. Expected: the column that find_leak names, wherever it stands.
def find_leak(X, y):
    for name in X.columns:
        pairs = set(zip(X[name], y))
        if len(pairs) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    if find_leak(X, y) is None:
        return X.copy()
    return X.iloc[:, :-1].copy()
