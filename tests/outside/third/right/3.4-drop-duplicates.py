# 3.4: counts the different pairs in a small table. Expected: name of the one-to-one column or None; a new table without it.
def find_leak(X, y):
    n_labels = len(np.unique(y))
    found = None
    for place in range(X.shape[1]):
        both = pd.DataFrame({"value": X.iloc[:, place].to_numpy(), "label": np.asarray(y)}).drop_duplicates()
        if len(both) == n_labels and not both["value"].duplicated().any():
            found = X.columns[place]
    return found


def without_leak(X, y):
    keep = X.columns.tolist()
    leak = find_leak(X, y)
    if leak in keep:
        keep.remove(leak)
    return X.loc[:, keep].copy()
