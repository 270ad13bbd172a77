# 6.3: leaves out the most suspicious row, [1:k + 1]. Expected: the most suspicious first, and exactly k (with k = n one is missing).
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    return np.argsort(belief)[1 : k + 1]
