# 5.4: k is ignored, ten are returned. Expected: k mistakes.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    positions = np.flatnonzero(predicted != labels)
    return positions[np.argsort(-confidence[positions])][:10]
