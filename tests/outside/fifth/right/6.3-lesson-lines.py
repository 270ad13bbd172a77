# 6.3: the lesson's lines filled in, extra trees and five folds. Expected: the k lowest held-out beliefs in the given label, lowest first, as row numbers.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    return np.argsort(belief)[:k]
