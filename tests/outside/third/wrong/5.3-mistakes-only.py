# 5.3: right predictions are not counted. Expected: each prediction counted, right ones on the diagonal.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=int)
    for true, guess in zip(labels, predictions):
        if true != guess:
            matrix[true, guess] += 1
    return matrix


def worst_pairs(matrix, k):
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p and matrix[t, p] > 0]
    return sorted(pairs, key=lambda pair: -pair[2])[:k]
