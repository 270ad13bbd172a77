# 6.3: returns a mask of n truths. Expected: k row numbers of shape (k,).
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    return belief <= np.sort(belief)[k - 1]
