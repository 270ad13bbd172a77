# 5.3: sklearn's confusion_matrix without all ten labels. Expected: shape (10, 10), even if some digit does not occur.
from sklearn.metrics import confusion_matrix


def confusion(labels, predictions):
    return confusion_matrix(labels, predictions)


def worst_pairs(matrix, k):
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p and matrix[t, p] > 0]
    return sorted(pairs, key=lambda pair: -pair[2])[:k]
