# 3.4: asks only whether each value has one label, and so takes a row number for a leak. Expected: one to one, in both directions.
def find_leak(X, y):
    for name in X.columns:
        pairs = set(zip(X[name], y))
        if len(pairs) == X[name].nunique():
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
