# exercise: 6.3
# misconception: columns-taken-as-labels
# The smallest label is moved to column 0, as if no label between were missing.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    return np.argsort(probabilities[np.arange(len(y)), y - y.min()])[:k]
