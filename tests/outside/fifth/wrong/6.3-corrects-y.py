# 6.3: corrects the labels in y on the way. Expected: "Leave X and y as they are".
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    worst = np.argsort(belief)[:k]
    y[worst] = np.unique(y)[probabilities[worst].argmax(axis=1)]
    return worst
