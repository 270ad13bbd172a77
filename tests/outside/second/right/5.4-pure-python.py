# 5.4: plain loops and sorted, made to an integer array at the end. Expected: positions of the k most confident mistakes, the most confident first.
def most_confident_mistakes(probabilities, labels, k):
    found = []
    for row, (numbers, label) in enumerate(zip(probabilities, labels)):
        numbers = list(numbers)
        confidence = max(numbers)
        if numbers.index(confidence) != label:
            found.append((confidence, row))
    found.sort(key=lambda pair: pair[0], reverse=True)
    return np.array([row for _, row in found[:k]], dtype=int)
