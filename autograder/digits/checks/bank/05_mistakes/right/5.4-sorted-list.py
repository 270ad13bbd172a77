# exercise: 5.4
# A list, sorted with a key.
def most_confident_mistakes(probabilities, labels, k):
    wrong = [i for i in range(len(labels)) if np.argmax(probabilities[i]) != labels[i]]
    wrong.sort(key=lambda i: max(probabilities[i]), reverse=True)
    return wrong[:k]
