# 5.3: the counts of earlier calls stay. Expected: the counts of the two arguments.
counts_so_far = np.zeros((10, 10), dtype=int)


def confusion(labels, predictions):
    for true, guess in zip(labels, predictions):
        counts_so_far[true, guess] += 1
    return counts_so_far.copy()


def worst_pairs(matrix, k):
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p and matrix[t, p] > 0]
    return sorted(pairs, key=lambda pair: -pair[2])[:k]
