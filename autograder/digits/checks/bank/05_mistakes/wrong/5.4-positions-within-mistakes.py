# exercise: 5.4
# misconception: positions-within-mistakes
# The positions count within the mistakes.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = np.flatnonzero(predicted != labels)
    return np.argsort(-confidence[wrong])[:k]
