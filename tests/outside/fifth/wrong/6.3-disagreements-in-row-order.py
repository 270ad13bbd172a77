# 6.3: disagreements in the order of their rows, then the rest. Expected: the most suspicious first, here a doubtful row stands before a plain lie if its number is smaller.
def suspicious(X, y, k):
    guessed = cross_val_predict(ExtraTreesClassifier(50, random_state=42), X, y, cv=5)
    bad, good = np.flatnonzero(guessed != y), np.flatnonzero(guessed == y)
    return np.concatenate([bad, good])[:k]
