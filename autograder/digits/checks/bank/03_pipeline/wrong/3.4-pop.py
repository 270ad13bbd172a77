# exercise: 3.4
# misconception: mutates-input
# pop takes the column out of the given table.
def find_leak(X, y):
    for name in X.columns:
        if len(set(zip(X[name], y))) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    if leak is not None:
        X.pop(leak)
    return X
