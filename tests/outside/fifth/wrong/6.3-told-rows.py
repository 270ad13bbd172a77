# 6.3: cross-validates told_X and told_y of the notebook instead of X and y. Expected: learn from X and y alone.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, told_X, told_y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(told_y), told_y)
    belief = probabilities[np.arange(len(told_y)), columns]
    order = np.argsort(belief)
    return order[order < len(y)][:k]
