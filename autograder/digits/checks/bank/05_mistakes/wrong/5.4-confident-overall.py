# exercise: 5.4
# misconception: confident-overall
# The most confident predictions of all rows.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = np.flatnonzero(predicted != labels)
    return np.argsort(-confidence)[:k]
