# 5.4: takes the k most confident rows first and keeps the mistakes among them, mostly none. Expected: the k mistakes with the highest confidence.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    surest = np.argsort(-confidence, kind="stable")[:k]
    return surest[predicted[surest] != labels[surest]]
