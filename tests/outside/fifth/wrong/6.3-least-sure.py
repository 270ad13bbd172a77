# 6.3: rows where the model is least sure of its best guess. Expected: labels most likely wrong; a row that the model reads clearly as something else is not found.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    belief = probabilities.max(axis=1)
    return np.argsort(belief)[:k]
