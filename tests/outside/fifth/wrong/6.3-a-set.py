# 6.3: returns a set, so that the rows are different. Expected: an array or list, the most suspicious first; a set has no order.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    return set(np.argsort(belief)[:k].tolist())
