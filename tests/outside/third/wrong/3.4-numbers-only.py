# 3.4: words are not looked at. Expected: other numbers, or words.
def find_leak(X, y):
    for name in X.select_dtypes("number").columns:
        pairs = set(zip(X[name], y))
        if len(pairs) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X[[name for name in X.columns if name != leak]].copy()
