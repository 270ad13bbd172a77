# 3.4: groupby in both directions. Expected: name of the one-to-one column or None; a new table without it.
def find_leak(X, y):
    truth = pd.Series(np.asarray(y))
    for name in X.columns:
        values = pd.Series(X[name].to_numpy())
        if values.nunique() != truth.nunique():
            continue
        forward = truth.groupby(values).nunique()
        backward = values.groupby(truth).nunique()
        if (forward == 1).all() and (backward == 1).all():
            return str(name)


def without_leak(X, y):
    leak = find_leak(X, y)
    return pd.DataFrame({name: X[name].copy() for name in X.columns if name != leak}, index=X.index)
