# 5.4: row numbers count from 1. Expected: row numbers, from 0 to n-1.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    positions = np.flatnonzero(predicted != labels)
    return positions[np.argsort(-confidence[positions])][:k] + 1
