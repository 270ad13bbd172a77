# exercise: 6.3
# misconception: values-for-row-numbers
# The k smallest probabilities.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    belief = probabilities[np.arange(len(y)), np.searchsorted(np.unique(y), y)]
    return np.sort(belief)[:k] + 1e-6
