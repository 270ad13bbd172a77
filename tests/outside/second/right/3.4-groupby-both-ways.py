# 3.4: groupby with nunique in both directions. Expected: the name of the column that goes one to one with y, or None, and a new table without it.
def find_leak(X, y):
    how_many = len(set(y))
    for name in X.columns:
        if X[name].nunique(dropna=False) != how_many:
            continue
        pair = pd.DataFrame({"value": X[name].to_numpy(), "label": np.asarray(y)})
        one_label = pair.groupby("value", dropna=False, observed=True)["label"].nunique().max() == 1
        one_value = pair.groupby("label")["value"].nunique(dropna=False).max() == 1
        if one_label and one_value:
            return name


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(leak, axis="columns")
