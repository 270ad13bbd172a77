# exercise: 3.4
# misconception: kept-leak
# The result of drop is not used.
def find_leak(X, y):
    for name in X.columns:
        if len(set(zip(X[name], y))) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    if leak is not None:
        X.drop(columns=leak)
    return X
