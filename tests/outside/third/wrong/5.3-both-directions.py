# 5.3: both directions of a pair are added. Expected: tuples (true, predicted, count) of that direction.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=int)
    for true, guess in zip(labels, predictions):
        matrix[true, guess] += 1
    return matrix


def worst_pairs(matrix, k):
    pairs = []
    for a in range(10):
        for b in range(a + 1, 10):
            count = int(matrix[a, b] + matrix[b, a])
            if count > 0:
                pairs.append((a, b, count))
    return sorted(pairs, key=lambda pair: -pair[2])[:k]
