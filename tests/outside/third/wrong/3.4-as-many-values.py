# 3.4: as many different values as labels is enough. Expected: values and labels go together one to one.
def find_leak(X, y):
    for name in X.columns:
        if X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X[[name for name in X.columns if name != leak]].copy()
