# exercise: 3.4
# misconception: exact-copy-only
# Only a column that equals y is found.
def find_leak(X, y):
    for name in X.columns:
        if (X[name] == y).all():
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
