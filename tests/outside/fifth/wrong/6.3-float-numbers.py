# 6.3: row numbers as floats, because they went through a table with the beliefs. Expected: an array (or list) of whole numbers, the docstring says an integer array.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    table = np.column_stack([belief, np.arange(len(y))])
    table = table[table[:, 0].argsort()]
    return table[:k, 1]
