# 6.3: makes X black and white in place. Expected: "Leave X and y as they are".
def suspicious(X, y, k):
    X[X > 0.5] = 1
    X[X <= 0.5] = 0
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    return np.argsort(belief)[:k]
