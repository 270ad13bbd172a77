# 5.4: the places within the mistakes are returned. Expected: row numbers from 0 to n-1.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = np.flatnonzero(predicted != labels)
    return np.argsort(-confidence[wrong])[:k]
