# exercise: 6.3
# misconception: most-trusted-first
# The right rows, with the most suspicious one at the end.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    doubt = 1 - probabilities[np.arange(len(y)), np.searchsorted(np.unique(y), y)]
    return np.argsort(doubt)[-k:]
