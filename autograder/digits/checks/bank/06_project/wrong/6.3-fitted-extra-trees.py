# exercise: 6.3
# misconception: judged-by-its-own-model
# The starting lines, but with `fit` instead of `cross_val_predict`: all labels are believed fully.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42).fit(X, y)
    belief = model.predict_proba(X)[np.arange(len(y)), np.searchsorted(np.unique(y), y)]
    return np.argsort(belief)[:k]
