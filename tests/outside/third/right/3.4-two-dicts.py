# 3.4: two dicts, one for each direction. Expected: name of the one-to-one column or None; a new table without it.
def one_to_one(values, truth):
    there, back = {}, {}
    for value, label in zip(values, truth):
        if there.setdefault(value, label) != label or back.setdefault(label, value) != value:
            return False
    return True


def find_leak(X, y):
    truth = np.asarray(y).tolist()
    return next((name for name in X.columns if one_to_one(X[name].tolist(), truth)), None)


def without_leak(X, y):
    new = X.copy(deep=True)
    bad = find_leak(X, y)
    if bad is not None:
        del new[bad]
    return new
