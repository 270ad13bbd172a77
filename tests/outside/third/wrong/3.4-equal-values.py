# 3.4: finds only a column that is equal to the labels. Expected: it may be in another code than the labels.
def find_leak(X, y):
    for name in X.columns:
        if X[name].tolist() == y.tolist():
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X[[name for name in X.columns if name != leak]].copy()
