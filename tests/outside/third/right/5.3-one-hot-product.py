# 5.3: product of one-hot arrays, and heapq. Expected: an integer (10, 10) array, true by predicted; the k most frequent wrong pairs without zeros, matrix unchanged.
import heapq


def confusion(labels, predictions):
    one_hot = np.eye(10, dtype=int)
    return one_hot[labels].T @ one_hot[predictions]


def worst_pairs(matrix, k):
    pairs = [
        (true, predicted, int(matrix[true][predicted]))
        for true in range(10)
        for predicted in range(10)
        if true != predicted and matrix[true][predicted] > 0
    ]
    return heapq.nlargest(k, pairs, key=lambda pair: pair[2])
