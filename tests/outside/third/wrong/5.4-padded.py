# 5.4: filled up with -1 if there are fewer than k. Expected: all mistakes, an array shorter than k.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    positions = np.flatnonzero(predicted != labels)
    positions = positions[np.argsort(-confidence[positions])][:k]
    answer = np.full(k, -1)
    answer[: len(positions)] = positions
    return answer
