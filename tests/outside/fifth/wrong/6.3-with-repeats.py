# 6.3: draws k rows by their doubt, with repeats. Expected: k DIFFERENT row numbers, the most suspicious first.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    doubt = (1 - probabilities[np.arange(len(y)), columns]) ** 4 + 1e-9
    drawn = np.random.default_rng(0).choice(len(y), k, p=doubt / doubt.sum())
    return drawn[np.argsort(-doubt[drawn])]
