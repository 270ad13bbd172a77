# exercise: 6.3
# misconception: suspects-in-file-order
# The right rows, sorted by their number.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    belief = probabilities[np.arange(len(y)), np.searchsorted(np.unique(y), y)]
    return np.sort(np.argsort(belief)[:k])
