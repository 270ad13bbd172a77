# 6.3: neighbours weighted by distance, asked about the rows that it was fitted on. Expected: a model that wasn't fitted on the row; here each row is its own nearest neighbour and decides alone.
def suspicious(X, y, k):
    model = KNeighborsClassifier(10, weights="distance").fit(X, y)
    belief = model.predict_proba(X)[np.arange(len(y)), np.searchsorted(model.classes_, y)]
    return np.argsort(belief)[:k]
