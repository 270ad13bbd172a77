# 5.3: np.add.at for the counts, heapq.nlargest for the pairs. Expected: a (10, 10) integer matrix, and a list of tuples.
import heapq


def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=np.int64)
    np.add.at(matrix, (labels, predictions), 1)
    return matrix


def worst_pairs(matrix, k):
    wrong = ((int(t), int(p), int(matrix[t, p])) for t, p in np.argwhere(matrix) if t != p)
    return heapq.nlargest(k, wrong, key=lambda triple: triple[2])
