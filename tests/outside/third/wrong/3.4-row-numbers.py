# 3.4: labels are put together with the rows by row number. Expected: rows may be numbered in any order.
def find_leak(X, y):
    truth = pd.Series(y)
    for name in X.columns:
        both = pd.DataFrame({"value": X[name], "label": truth}).dropna().drop_duplicates()
        if len(both) == both["value"].nunique() == both["label"].nunique() == truth.nunique():
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X[[name for name in X.columns if name != leak]].copy()
