# 5.3: worst_pairs sets the diagonal of the caller's matrix to zero. Expected: matrix is not changed.
def confusion(labels, predictions):
    table = np.zeros((10, 10), dtype=int)
    for t, p in zip(labels, predictions):
        table[t, p] += 1
    return table


def worst_pairs(matrix, k):
    np.fill_diagonal(matrix, 0)
    result = []
    for place in np.argsort(matrix, axis=None)[::-1][:k]:
        t, p = divmod(int(place), 10)
        if matrix[t, p] > 0:
            result.append((t, p, int(matrix[t, p])))
    return result
