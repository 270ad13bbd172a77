# 5.4: flatnonzero and lexsort with the confidence. Expected: an integer array, row numbers of at most k mistakes, the most confident first.
def most_confident_mistakes(probabilities, labels, k):
    rows = np.arange(len(probabilities))
    predicted = probabilities.argmax(1)
    confidence = probabilities[rows, predicted]
    positions = np.flatnonzero(predicted != labels)
    order = np.lexsort((positions, -confidence[positions]))
    return positions[order][:k]
