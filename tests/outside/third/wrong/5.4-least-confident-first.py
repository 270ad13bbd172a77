# 5.4: sorted from the smallest confidence. Expected: the most confident first.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    positions = np.flatnonzero(predicted != labels)
    return positions[np.argsort(confidence[positions])][:k]
