# exercise: 6.3
# misconception: mistakes-only
# Only rows that the model reads in another way, the surest first.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    predicted = np.unique(y)[probabilities.argmax(axis=1)]
    wrong = np.flatnonzero(predicted != y)
    return wrong[np.argsort(-probabilities.max(axis=1)[wrong])][:k]
