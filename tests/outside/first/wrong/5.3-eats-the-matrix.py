# 5.3: worst_pairs takes out the largest count and writes 0 in its place, in the matrix that it was given. Expected: it does not change matrix.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=int)
    for true, predicted in zip(labels, predictions):
        matrix[true, predicted] += 1
    return matrix


def worst_pairs(matrix, k):
    np.fill_diagonal(matrix, 0)
    pairs = []
    while len(pairs) < k and matrix.max() > 0:
        true, predicted = np.unravel_index(matrix.argmax(), matrix.shape)
        pairs.append((int(true), int(predicted), int(matrix[true, predicted])))
        matrix[true, predicted] = 0
    return pairs
