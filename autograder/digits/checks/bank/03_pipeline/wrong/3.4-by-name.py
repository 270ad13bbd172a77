# exercise: 3.4
# misconception: by-name
# The leak is expected to be called label.
def find_leak(X, y):
    return "label" if "label" in X.columns else None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
