# 6.3: teaches on the even rows and judges all. Expected: "Judge each row by a model that wasn't fitted on it", half of the rows were.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42).fit(X[::2], y[::2])
    votes = model.predict_proba(X)
    columns = np.searchsorted(model.classes_, y)
    belief = votes[np.arange(len(y)), columns]
    return np.argsort(belief)[:k]
