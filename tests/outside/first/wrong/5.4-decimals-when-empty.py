# 5.4: a list becomes an array without a type, so with no mistake the array is one of decimals. Expected: an integer array, also when it is empty.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = [i for i in range(len(labels)) if predicted[i] != labels[i]]
    wrong.sort(key=lambda i: confidence[i], reverse=True)
    return np.array(wrong[:k])
