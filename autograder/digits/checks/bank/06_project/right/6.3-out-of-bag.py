# exercise: 6.3
# Each row is judged by the trees that have not seen it: one fit.
def suspicious(X, y, k):
    model = RandomForestClassifier(200, oob_score=True, random_state=0).fit(X, y)
    belief = model.oob_decision_function_[np.arange(len(y)), np.searchsorted(model.classes_, y)]
    return np.argsort(belief)[:k].astype("int32")
