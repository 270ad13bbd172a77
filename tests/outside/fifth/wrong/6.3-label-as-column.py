# 6.3: the label itself as the column. Expected: "Not all ten need to be there", so column y is another label's or none.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    belief = probabilities[np.arange(len(y)), y]
    return np.argsort(belief)[:k]
