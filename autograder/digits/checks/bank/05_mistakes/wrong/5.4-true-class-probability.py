# exercise: 5.4
# misconception: true-class-probability
# Sorted by the probability of the true digit.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = np.flatnonzero(predicted != labels)
    of_true = probabilities[np.arange(len(labels)), labels]
    return wrong[np.argsort(of_true[wrong])][:k]
