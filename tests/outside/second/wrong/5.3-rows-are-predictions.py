# 5.3: rows are the predicted digits and columns the true ones. Expected: rows true, columns predicted.
def confusion(labels, predictions):
    table = np.zeros((10, 10), dtype=int)
    for i in range(len(labels)):
        table[predictions[i]][labels[i]] += 1
    return table


def worst_pairs(matrix, k):
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p and matrix[t, p] > 0]
    return sorted(pairs, key=lambda pair: pair[2], reverse=True)[:k]
