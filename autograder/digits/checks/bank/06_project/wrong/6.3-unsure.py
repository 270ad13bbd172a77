# exercise: 6.3
# misconception: unsure-for-wrong
# The rows whose largest probability is smallest.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    return np.argsort(probabilities.max(axis=1))[:k]
