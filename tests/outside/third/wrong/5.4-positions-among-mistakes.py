# 5.4: numbers within the mistakes, not row numbers. Expected: row numbers, from 0 to n-1.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = predicted != labels
    return np.argsort(-confidence[wrong])[:k]
