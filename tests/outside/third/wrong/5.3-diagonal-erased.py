# 5.3: the diagonal of the argument is set to 0. Expected: matrix is not changed.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=int)
    for true, guess in zip(labels, predictions):
        matrix[true, guess] += 1
    return matrix


def worst_pairs(matrix, k):
    np.fill_diagonal(matrix, 0)
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if matrix[t, p] > 0]
    return sorted(pairs, key=lambda pair: -pair[2])[:k]
