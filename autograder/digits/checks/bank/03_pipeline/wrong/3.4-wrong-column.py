# exercise: 3.4
# misconception: wrong-column
# The first column is dropped, by its position.
def find_leak(X, y):
    for name in X.columns:
        if len(set(zip(X[name], y))) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    return X if find_leak(X, y) is None else X.iloc[:, 1:]
