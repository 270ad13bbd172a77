# 5.3: of pairs with the same count only one is kept. Expected: the k most frequent wrong pairs, ties in any order.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=int)
    for true, guess in zip(labels, predictions):
        matrix[true, guess] += 1
    return matrix


def worst_pairs(matrix, k):
    by_count = {}
    for t in range(10):
        for p in range(10):
            if t != p and matrix[t, p] > 0:
                by_count[int(matrix[t, p])] = (t, p)
    return [(*by_count[count], count) for count in sorted(by_count, reverse=True)[:k]]
