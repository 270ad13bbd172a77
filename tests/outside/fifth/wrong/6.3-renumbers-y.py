# 6.3: writes the columns into y itself. Expected: "Leave X and y as they are", changed whenever a label is missing.
def suspicious(X, y, k):
    y[:] = np.searchsorted(np.unique(y), y)
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    belief = probabilities[np.arange(len(y)), y]
    return np.argsort(belief)[:k]
