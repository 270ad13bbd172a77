# exercise: 3.4
# misconception: unique-values
# Each value has one label: asked in one direction only.
def find_leak(X, y):
    for name in X.columns:
        if len(set(zip(X[name], y))) == X[name].nunique():
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
