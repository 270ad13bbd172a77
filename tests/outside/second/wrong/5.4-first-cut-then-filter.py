# 5.4: the k most confident rows of all are taken first, and the mistakes among them kept. Expected: the k most confident among all mistakes.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    top = np.argsort(-confidence)[:k]
    return top[predicted[top] != labels[top]]
