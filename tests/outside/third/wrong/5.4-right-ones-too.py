# 5.4: the most confident of all rows. Expected: positions of mistakes.
def most_confident_mistakes(probabilities, labels, k):
    confidence = probabilities.max(axis=1)
    return np.argsort(-confidence)[:k]
