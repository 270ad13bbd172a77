# 3.4: puts y into a Series with the index 0, 1, 2 and groups by it, so rows of a shuffled table meet the wrong labels. Expected: y belongs to the rows by position.
def find_leak(X, y):
    labels = pd.Series(y)
    for name in X.columns:
        per_label = X[name].groupby(labels).nunique()
        per_value = labels.groupby(X[name]).nunique()
        if len(per_label) and (per_label == 1).all() and (per_value == 1).all():
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
