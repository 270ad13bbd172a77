# exercise: 3.4
# misconception: by-row-number
# Labels in a Series have numbers of their own.
def find_leak(X, y):
    labels = pd.Series(y)
    for name in X.columns:
        pairs = pd.DataFrame({"value": X[name], "label": labels}).drop_duplicates()
        if len(pairs) == X[name].nunique() == labels.nunique():
            return name
    return None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
