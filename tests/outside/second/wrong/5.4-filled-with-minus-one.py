# 5.4: with fewer than k mistakes the answer is filled with -1 up to k. Expected: all mistakes and nothing else.
def most_confident_mistakes(probabilities, labels, k):
    predicted = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    wrong = np.flatnonzero(predicted != labels)
    wrong = wrong[np.argsort(-confidence[wrong])]
    answer = np.full(k, -1)
    answer[: min(k, len(wrong))] = wrong[:k]
    return answer
