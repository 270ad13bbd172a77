# exercise: 3.4
# misconception: by-name
# The column label is read without asking whether it is there.
def find_leak(X, y):
    if (X["label"] == y).all():
        return "label"
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
