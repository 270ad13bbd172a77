# 5.4: returns the places within the list of mistakes. Expected: row numbers from 0 to n-1.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = predicted != labels
    return np.argsort(-confidence[wrong], kind="stable")[:k]
