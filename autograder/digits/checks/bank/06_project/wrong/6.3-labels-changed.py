# exercise: 6.3
# misconception: rows-or-labels-changed
# The labels are made into numbers of columns in the caller's own array.
def suspicious(X, y, k):
    y[:] = np.searchsorted(np.unique(y), y)
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    return np.argsort(probabilities[np.arange(len(y)), y])[:k]
