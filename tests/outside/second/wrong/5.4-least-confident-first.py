# 5.4: sorted upwards, so the least confident mistakes come. Expected: the highest confidence first.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = np.flatnonzero(predicted != labels)
    order = np.argsort(confidence[wrong])
    return wrong[order][:k]
