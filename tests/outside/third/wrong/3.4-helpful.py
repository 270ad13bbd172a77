# 3.4: a column that gives 90 % of the labels is enough. Expected: one to one, in all rows.
def find_leak(X, y):
    for name in X.columns:
        if X[name].nunique() != len(set(y)):
            continue
        table = pd.crosstab(X[name].to_numpy(), y).to_numpy()
        if table.max(axis=0).sum() >= 0.9 * len(y):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X[[name for name in X.columns if name != leak]].copy()
