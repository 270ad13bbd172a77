# exercise: 6.3
# misconception: too-many-folds
# Ten folds.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=10, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    return np.argsort(belief)[:k]
