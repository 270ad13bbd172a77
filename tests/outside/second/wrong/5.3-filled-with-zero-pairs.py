# 5.3: pairs that never happened fill the list up to k. Expected: they are left out, so the list may be shorter than k.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=int)
    np.add.at(matrix, (labels, predictions), 1)
    return matrix


def worst_pairs(matrix, k):
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p]
    return sorted(pairs, key=lambda pair: pair[2], reverse=True)[:k]
