# 5.4: sorted by the probability of the true digit. Expected: sorted by the largest probability, that of the predicted digit.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    wrong = np.flatnonzero(predicted != labels)
    confidence = probabilities[wrong, labels[wrong]]
    order = np.argsort(-confidence)
    return wrong[order[:k]]
