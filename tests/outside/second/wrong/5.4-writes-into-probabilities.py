# 5.4: rows of right predictions are set to zero in the caller's array. Expected: the argument stays as it is.
def most_confident_mistakes(probabilities, labels, k):
    wrong = probabilities.argmax(axis=1) != labels
    probabilities[~wrong] = 0
    order = np.argsort(-probabilities.max(axis=1))
    return order[: min(k, wrong.sum())]
