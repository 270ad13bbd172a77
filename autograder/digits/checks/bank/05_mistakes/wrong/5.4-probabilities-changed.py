# exercise: 5.4
# misconception: probabilities-changed
# Right rows are set to 0 in place.
def most_confident_mistakes(probabilities, labels, k):
    right = probabilities.argmax(axis=1) == labels
    number = int((~right).sum())
    probabilities[right] = 0
    return np.argsort(-probabilities.max(axis=1))[: min(k, number)]
