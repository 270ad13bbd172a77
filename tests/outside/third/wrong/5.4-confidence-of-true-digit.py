# 5.4: sorted by the probability of the true digit. Expected: confidence is the largest of the ten.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities[np.arange(len(labels)), labels]
    positions = np.flatnonzero(predicted != labels)
    return positions[np.argsort(-confidence[positions])][:k]
