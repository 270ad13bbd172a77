# 5.4: a list of row numbers. Expected: an integer array.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = [i for i in range(len(labels)) if predicted[i] != labels[i]]
    return sorted(wrong, key=lambda i: -confidence[i])[:k]
