# 3.4: recursion over the list of names, with a table of counts that has one entry in each row and column. Expected: the name of the column that goes one to one with y, or None, and a new table without it.
def find_leak(X, y):
    def search(names):
        if not names:
            return None
        first, *rest = names
        a = np.unique([repr(value) for value in X[first].tolist()], return_inverse=True)[1]
        b = np.unique(np.asarray(y), return_inverse=True)[1]
        seen = np.zeros((a.max() + 1, b.max() + 1), dtype=bool)
        seen[a, b] = True
        if (seen.sum(axis=0) == 1).all() and (seen.sum(axis=1) == 1).all():
            return first
        return search(rest)

    for start in range(0, len(X.columns), 100):
        found = search(list(X.columns[start:start + 100]))
        if found is not None:
            return found
    return None


def without_leak(X, y):
    keep = X.columns != find_leak(X, y)
    return X.loc[:, keep].copy()
