# 6.3: rank inside each label, then takes turns among the labels. Expected: the k rows most likely wrong over all, here each label gets the same number of suspects.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    votes = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    belief = votes[np.arange(len(y)), np.searchsorted(np.unique(y), y)]
    place = np.zeros(len(y))
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        place[rows[np.argsort(belief[rows])]] = np.arange(len(rows))
    return np.lexsort((y, place))[:k]
