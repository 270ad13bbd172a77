# exercise: 3.4
# misconception: none-not-handled
# Without a leak, the last column is dropped.
def find_leak(X, y):
    for name in X.columns:
        if len(set(zip(X[name], y))) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y) or X.columns[-1]
    return X.drop(columns=leak)
