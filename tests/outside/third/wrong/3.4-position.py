# 3.4: the position of the column. Expected: the name (a str).
def find_leak(X, y):
    for place, name in enumerate(X.columns):
        pairs = set(zip(X[name], y))
        if len(pairs) == X[name].nunique() == len(set(y)):
            return place
    return None


def without_leak(X, y):
    place = find_leak(X, y)
    return X[[name for i, name in enumerate(X.columns) if i != place]].copy()
