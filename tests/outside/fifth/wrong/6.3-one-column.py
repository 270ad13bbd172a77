# 6.3: an array of shape (k, 1), from argwhere-like indexing. Expected: shape (k,).
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = np.take_along_axis(probabilities, columns[:, None], axis=1)
    return np.argsort(belief, axis=0)[:k]
