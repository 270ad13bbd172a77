# 6.3: asks the forest of the notebook. Expected: "Don't trust the names ... with new models": in the grader's rows a 3 may be called 7.
def suspicious(X, y, k):
    votes = forest.predict_proba(X)
    belief = votes[np.arange(len(y)), y]
    return np.argsort(belief)[:k]
