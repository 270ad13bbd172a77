# exercise: 3.4
# misconception: strong-is-leak
# A column that agrees in 95 of 100 rows is taken for a leak.
def find_leak(X, y):
    for name in X.columns:
        best = pd.crosstab(X[name].to_numpy(), y).to_numpy()
        if best.max(axis=0).sum() >= 0.95 * len(y) and best.max(axis=1).sum() >= 0.95 * len(y):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
