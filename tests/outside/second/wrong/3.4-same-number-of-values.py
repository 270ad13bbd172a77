# 3.4: names the first column with as many different values as there are labels, without a look at the pairs. Expected: values and labels go together one to one.
def find_leak(X, y):
    how_many = len(np.unique(y))
    for name in X.columns:
        if X[name].nunique() == how_many:
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
