# 5.3: table[labels, predictions] += 1 adds only 1 for a pair that occurs often. Expected: every occurrence is counted.
def confusion(labels, predictions):
    table = np.zeros((10, 10), dtype=int)
    table[labels, predictions] += 1
    return table


def worst_pairs(matrix, k):
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p and matrix[t, p] > 0]
    return sorted(pairs, key=lambda pair: pair[2], reverse=True)[:k]
