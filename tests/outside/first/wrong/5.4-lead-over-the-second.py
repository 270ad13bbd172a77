# 5.4: sorted by the lead over the second digit instead of the largest probability. Expected: the confidence is the largest of the ten probabilities.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    best = np.sort(probabilities, axis=1)
    confidence = best[:, -1] - best[:, -2]
    wrong = np.flatnonzero(predicted != labels)
    order = np.argsort(-confidence[wrong], kind="stable")
    return wrong[order][:k]
