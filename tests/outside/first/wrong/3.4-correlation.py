# 3.4: looks for a correlation of 1 or -1, which finds only codes that grow evenly with the label. Expected: the leak may be in any other code.
def find_leak(X, y):
    for name in X.select_dtypes("number").columns:
        values = X[name].to_numpy(dtype=float)
        if values.std() > 0 and abs(np.corrcoef(values, y)[0, 1]) > 0.9999:
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
