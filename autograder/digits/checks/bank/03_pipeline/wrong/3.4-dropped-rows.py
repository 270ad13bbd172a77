# exercise: 3.4
# misconception: dropped-rows
# drop without columns= looks for a row of this name.
def find_leak(X, y):
    for name in X.columns:
        if len(set(zip(X[name], y))) == X[name].nunique() == len(set(y)):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X if leak is None else X.drop(leak)
