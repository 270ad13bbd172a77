# 6.3: keeps the beliefs of the first call for every later one of as many rows. Expected: learn from the X and y of this call.
known = {}


def suspicious(X, y, k):
    if X.shape not in known:
        model = ExtraTreesClassifier(50, random_state=42)
        votes = cross_val_predict(model, X, y, cv=5, method="predict_proba")
        known[X.shape] = votes[np.arange(len(y)), np.searchsorted(np.unique(y), y)]
    return np.argsort(known[X.shape])[:k]
