# exercise: 5.4
# misconception: least-confident
# The least confident mistakes come first.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = np.flatnonzero(predicted != labels)
    return wrong[np.argsort(confidence[wrong])][:k]
