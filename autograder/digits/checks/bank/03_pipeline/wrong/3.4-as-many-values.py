# exercise: 3.4
# misconception: one-direction
# One value for each label, and more than one value.
def find_leak(X, y):
    for name in X.columns:
        if len(set(zip(X[name], y))) == len(set(y)) and X[name].nunique() > 1:
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
