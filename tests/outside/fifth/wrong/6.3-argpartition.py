# 6.3: argpartition with k, the right set in any order, and an error for k = n. Expected: the most suspicious first, and k may be n.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    return np.argpartition(belief, k)[:k]
