# exercise: 3.4
# misconception: code-of-numbers-only
# Only columns of whole numbers are looked at.
def find_leak(X, y):
    for name in X.select_dtypes(include="integer").columns:
        if len(set(zip(X[name], y))) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
