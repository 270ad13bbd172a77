# 5.4: an array of floats when there is no mistake. Expected: an integer array, also an empty one.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = [i for i in range(len(labels)) if predicted[i] != labels[i]]
    return np.array(sorted(wrong, key=lambda i: -confidence[i])[:k])
