# 5.4: right rows get the confidence -1, then argsort and a cut. Expected: an integer array, row numbers of at most k mistakes, the most confident first.
def most_confident_mistakes(probabilities, labels, k):
    wrong = np.argmax(probabilities, axis=1) != labels
    confidence = np.where(wrong, np.max(probabilities, axis=1), -1.0)
    order = np.argsort(confidence)[::-1]
    return order[: min(k, int(wrong.sum()))]
