# 5.4: the five steps with flatnonzero and argsort. Expected: an integer array of the row numbers of the mistakes, the most confident first, at most k.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = np.flatnonzero(predicted != labels)
    order = np.argsort(-confidence[wrong])
    return wrong[order][:k]
