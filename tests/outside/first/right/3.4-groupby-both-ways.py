# 3.4: groupby in both directions on a little table of values and labels; the copy loses the column by pop. Expected: name or None; a new table, X unchanged.
def find_leak(X, y):
    for name in list(X.columns):
        both = pd.DataFrame({"value": X[name].to_numpy(), "label": y})
        each_value = both.groupby("value")["label"].nunique()
        each_label = both.groupby("label")["value"].nunique()
        if (each_value == 1).all() and (each_label == 1).all():
            return name


def without_leak(X, y):
    table = X.copy()
    name = find_leak(X, y)
    if name is not None:
        table.pop(name)
    return table
