# 5.4: takes the last k with [-k:], which gives all mistakes for k = 0. Expected: k positions, so none for the whole number 0.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = np.flatnonzero(predicted != labels)
    order = np.argsort(confidence[wrong], kind="stable")
    return wrong[order][-k:][::-1]
