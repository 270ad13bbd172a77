# 5.3: the pairs are kept in a dict by their count, so of pairs with the same count only one is left. Expected: pairs with the same count are all there.
def confusion(labels, predictions):
    table = np.zeros((10, 10), dtype=int)
    for t, p in zip(labels, predictions):
        table[t, p] += 1
    return table


def worst_pairs(matrix, k):
    by_count = {}
    for t in range(10):
        for p in range(10):
            if t != p and matrix[t, p] > 0:
                by_count[int(matrix[t, p])] = (t, p)
    counts = sorted(by_count, reverse=True)[:k]
    return [(*by_count[count], count) for count in counts]
