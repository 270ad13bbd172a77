# 5.3: the table is made once outside the function, so counts of earlier calls stay in it. Expected: each call counts from zero.
_table = np.zeros((10, 10), dtype=int)


def confusion(labels, predictions):
    for t, p in zip(labels, predictions):
        _table[t, p] += 1
    return _table.copy()


def worst_pairs(matrix, k):
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p and matrix[t, p] > 0]
    return sorted(pairs, key=lambda pair: pair[2], reverse=True)[:k]
