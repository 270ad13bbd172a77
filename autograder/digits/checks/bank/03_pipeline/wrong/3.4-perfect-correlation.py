# exercise: 3.4
# misconception: linear-code-only
# A correlation of 1 is looked for.
def find_leak(X, y):
    for name in X.columns:
        if X[name].nunique() > 1 and abs(np.corrcoef(X[name].astype(float), y)[0, 1]) > 0.9999:
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
