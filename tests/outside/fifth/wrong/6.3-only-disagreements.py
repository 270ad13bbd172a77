# 6.3: only rows where the prediction differs from the label. Expected: exactly k row numbers, here fewer if k is larger than the number of disagreements.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    votes = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    belief = votes[np.arange(len(y)), np.searchsorted(np.unique(y), y)]
    guessed = np.unique(y)[votes.argmax(axis=1)]
    disagree = np.flatnonzero(guessed != y)
    return disagree[np.argsort(belief[disagree])][:k]
