# 5.4: with fewer than k mistakes the list is filled up with rows that are right. Expected: if there are fewer than k mistakes, all of them and no more.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    confidence = confidence * (predicted != labels)
    return np.argsort(-confidence, kind="stable")[:k]
