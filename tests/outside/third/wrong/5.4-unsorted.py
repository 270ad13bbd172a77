# 5.4: the first k mistakes in the order of the rows. Expected: the k mistakes with the highest confidence, the most confident first.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    return np.flatnonzero(predicted != labels)[:k]
