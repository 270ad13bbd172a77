# 3.4: finds only codes in the same order as the labels. Expected: other numbers in any order.
def find_leak(X, y):
    truth = np.unique(y, return_inverse=True)[1]
    for name in X.columns:
        if np.array_equal(np.unique(X[name].to_numpy(), return_inverse=True)[1], truth):
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X[[name for name in X.columns if name != leak]].copy()
