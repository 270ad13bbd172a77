# 5.4: the five steps in numpy. Expected: positions of the k most confident mistakes, the most confident first.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = np.flatnonzero(predicted != labels)
    order = np.argsort(-confidence[wrong])
    return wrong[order][:k]
