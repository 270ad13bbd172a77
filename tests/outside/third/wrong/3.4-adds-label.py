# 3.4: find_leak leaves the labels in X. Expected: neither function changes X.
def find_leak(X, y):
    names = list(X.columns)
    X["true label"] = y
    for name in names:
        pairs = X[[name, "true label"]].drop_duplicates()
        if len(pairs) == X[name].nunique() == X["true label"].nunique():
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X.copy(), y)
    return X[[name for name in X.columns if name != leak]].copy()
