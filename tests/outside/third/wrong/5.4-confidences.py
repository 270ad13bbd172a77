# 5.4: the confidences are returned. Expected: row numbers.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    return np.sort(confidence[predicted != labels])[::-1][:k]
