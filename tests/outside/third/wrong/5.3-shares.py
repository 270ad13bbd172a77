# 5.3: shares of each row in place of counts. Expected: an array of whole numbers.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10))
    for true, guess in zip(labels, predictions):
        matrix[true, guess] += 1
    return matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)


def worst_pairs(matrix, k):
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p and matrix[t, p] > 0]
    return sorted(pairs, key=lambda pair: -pair[2])[:k]
