# 6.3: returns the labels of the suspicious rows. Expected: the NUMBERS of the rows, all different.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    return y[np.argsort(belief)[:k]]
