# exercise: 3.4
# misconception: first-rows-only
# A hundred rows are looked at, to save time.
def find_leak(X, y):
    X, y = X.head(100), y[:100]
    for name in X.columns:
        if len(set(zip(X[name], y))) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
