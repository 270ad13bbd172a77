# 5.4: sorted by the distance of the two best digits. Expected: confidence is the largest probability.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    two_best = np.sort(probabilities, axis=1)[:, -2:]
    margin = two_best[:, 1] - two_best[:, 0]
    positions = np.flatnonzero(predicted != labels)
    return positions[np.argsort(-margin[positions])][:k]
