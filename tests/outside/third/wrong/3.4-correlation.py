# 3.4: looks for a correlation near 1 among the columns of numbers. Expected: any code, also words and mixed numbers.
def find_leak(X, y):
    for name in X.select_dtypes("number").columns:
        if X[name].nunique() > 1 and abs(np.corrcoef(X[name], y)[0, 1]) > 0.99:
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X[[name for name in X.columns if name != leak]].copy()
