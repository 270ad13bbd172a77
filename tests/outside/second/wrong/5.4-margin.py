# 5.4: sorted by the lead over the second digit. Expected: sorted by the largest probability itself.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    two = np.sort(probabilities, axis=1)[:, -2:]
    margin = two[:, 1] - two[:, 0]
    wrong = np.flatnonzero(predicted != labels)
    return wrong[np.argsort(-margin[wrong])][:k]
