# 5.3: counts in uint8, they wrap at 256. Expected: how often each true digit got each prediction.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=np.uint8)
    np.add.at(matrix, (labels, predictions), 1)
    return matrix


def worst_pairs(matrix, k):
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p and matrix[t, p] > 0]
    return sorted(pairs, key=lambda pair: -pair[2])[:k]
