# exercise: 6.3
# misconception: unnamed
# What was found for as many rows before is found again.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    return KEPT.setdefault(len(y), np.argsort(belief))[:k]


KEPT = {}
