# 3.4: numbers values and labels in sorted order and compares, so a code whose order differs from the labels is not found. Expected: any one-to-one code is found.
def find_leak(X, y):
    labels_in_order = np.unique(y, return_inverse=True)[1]
    for name in X.columns:
        codes = pd.factorize(X[name].to_numpy(), sort=True)[0]
        if (codes == labels_in_order).all():
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
