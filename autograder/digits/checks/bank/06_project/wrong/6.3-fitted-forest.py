# exercise: 6.3
# misconception: judged-by-its-own-model
# A forest judges the rows that it was fitted on.
def suspicious(X, y, k):
    model = RandomForestClassifier(n_estimators=200, random_state=42).fit(X, y)
    probabilities = model.predict_proba(X)
    belief = probabilities[np.arange(len(y)), np.searchsorted(model.classes_, y)]
    return np.argsort(belief)[:k]
