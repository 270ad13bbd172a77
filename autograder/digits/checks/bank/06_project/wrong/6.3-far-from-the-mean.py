# exercise: 6.3
# misconception: odd-for-wrong
# The rows that are farthest from the mean picture of their label.
def suspicious(X, y, k):
    means = np.array([X[y == label].mean(axis=0) for label in y])
    return np.argsort(-((X - means) ** 2).sum(axis=1))[:k]
