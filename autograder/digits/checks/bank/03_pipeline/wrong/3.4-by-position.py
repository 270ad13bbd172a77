# exercise: 3.4
# misconception: by-position
# The last column is taken for the leak.
def find_leak(X, y):
    return X.columns[-1]


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
