# 6.3: columns in the order in which the labels appear. Expected: the columns are in rising order of the labels, so each row's own belief must be read there.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    seen = list(dict.fromkeys(y.tolist()))
    columns = [seen.index(label) for label in y.tolist()]
    belief = probabilities[np.arange(len(y)), columns]
    return np.argsort(belief)[:k]
