# 5.4: the k most confident rows first, then the mistakes among them. Expected: the k mistakes with the highest confidence.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    order = np.argsort(-probabilities.max(axis=1))[:k]
    return order[predicted[order] != labels[order]]
