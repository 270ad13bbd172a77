# 5.3: tuples (count, true, predicted). Expected: tuples (true, predicted, count).
def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=int)
    for true, guess in zip(labels, predictions):
        matrix[true, guess] += 1
    return matrix


def worst_pairs(matrix, k):
    pairs = [(int(matrix[t, p]), t, p) for t in range(10) for p in range(10) if t != p and matrix[t, p] > 0]
    return sorted(pairs, reverse=True)[:k]
