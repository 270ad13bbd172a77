# 6.3: ten folds. Expected: "each that is there has 8 rows or more"; if all have 8 or 9, scikit-learn refuses ten folds.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=10, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    return np.argsort(belief)[:k]
