# exercise: 3.4
# misconception: none-not-handled
# None is given to drop.
def find_leak(X, y):
    for name in X.columns:
        if len(set(zip(X[name], y))) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    return X.drop(columns=[find_leak(X, y)])
