# 6.3: fits on X and asks about X. Expected: "Judge each row by a model that wasn't fitted on it", here it has learned every lie by heart.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42).fit(X, y)
    probabilities = model.predict_proba(X)
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    return np.argsort(belief)[:k]
