# 6.3: the right k rows, sorted by row number. Expected: "the most suspicious first", not the smallest number first.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    return np.sort(np.argsort(belief)[:k])
