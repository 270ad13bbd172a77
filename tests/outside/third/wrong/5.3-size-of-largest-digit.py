# 5.3: the size follows from the largest digit. Expected: shape (10, 10), always.
def confusion(labels, predictions):
    size = max(labels.max(), predictions.max()) + 1
    matrix = np.zeros((size, size), dtype=int)
    np.add.at(matrix, (labels, predictions), 1)
    return matrix


def worst_pairs(matrix, k):
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p and matrix[t, p] > 0]
    return sorted(pairs, key=lambda pair: -pair[2])[:k]
