# 5.1: an array of objects. Expected: a boolean array.
def mistakes(labels, predictions):
    answer = np.empty(len(labels), dtype=object)
    for i, (true, guess) in enumerate(zip(labels, predictions)):
        answer[i] = bool(true != guess)
    return answer
