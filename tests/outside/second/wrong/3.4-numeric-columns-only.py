# 3.4: looks at columns of numbers only, so a leak in text codes is not found. Expected: the leak may be in another code than the labels.
def find_leak(X, y):
    for name in X.select_dtypes("number").columns:
        pairs = set(zip(X[name], y))
        if len(pairs) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
