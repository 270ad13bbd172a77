# exercise: 3.4
# Codes of pandas for values and labels, joined into one number.
def find_leak(X, y):
    _, labels = np.unique(y, return_inverse=True)
    for name in X.columns:
        codes, values = pd.factorize(X[name])
        table = np.zeros((len(values), labels.max() + 1), dtype=bool)
        table[codes, labels] = True
        if table.shape[0] == table.shape[1] == table.sum():
            return str(name)
    return None


def without_leak(X, y):
    return X.drop(columns=[name for name in [find_leak(X, y)] if name is not None])
