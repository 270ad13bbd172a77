# exercise: 5.4
# misconception: values-for-positions
# The confidences are returned.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = np.flatnonzero(predicted != labels)
    return np.sort(confidence[wrong])[::-1][:k]
