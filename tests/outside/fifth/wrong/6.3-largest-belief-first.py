# 6.3: sorted from large to small belief. Expected: rows whose labels are most likely WRONG, these are the best believed.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    return np.argsort(-belief)[:k]
