# exercise: 6.3
# misconception: answers-from-outside
# The forest from the top of the lesson is asked.
def suspicious(X, y, k):
    return np.argsort(forest.predict_proba(X)[np.arange(len(y)), y])[:k]
