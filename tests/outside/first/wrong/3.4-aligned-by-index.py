# 3.4: pd.Series(y) has the index 0, 1, 2, ..., and DataFrame sets it beside X by index, so that with a mixed index labels get to other rows. Expected: one label for each row, in the order of the rows.
def find_leak(X, y):
    truth = pd.Series(y)
    for name in X.columns:
        both = pd.DataFrame({"value": X[name], "label": truth}).dropna()
        pairs = both.drop_duplicates()
        if len(pairs) == both["value"].nunique() == both["label"].nunique():
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
