# 3.4: only the first 10 rows are looked at. Expected: in all rows.
def find_leak(X, y):
    for name in X.columns:
        pairs = set(zip(X[name][:10], y[:10]))
        if len(pairs) == X[name][:10].nunique() == len(set(y[:10])):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X[[name for name in X.columns if name != leak]].copy()
