# 3.4: two dictionaries, value to label and label to value, and stops at the first contradiction. Expected: name or None; a new table, X unchanged.
def one_to_one(values, labels) -> bool:
    label_of, value_of = {}, {}
    for value, label in zip(values, labels):
        if label_of.setdefault(value, label) != label:
            return False
        if value_of.setdefault(label, value) != value:
            return False
    return True


def find_leak(X: pd.DataFrame, y: np.ndarray) -> str | None:
    return next((name for name in X if one_to_one(X[name].to_list(), y)), None)


def without_leak(X: pd.DataFrame, y: np.ndarray) -> pd.DataFrame:
    leak = find_leak(X, y)
    return X.loc[:, X.columns != leak].copy()
