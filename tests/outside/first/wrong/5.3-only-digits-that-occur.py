# 5.3: confusion_matrix without the list of labels leaves out digits that do not occur. Expected: shape (10, 10), always.
from sklearn.metrics import confusion_matrix


def confusion(labels, predictions):
    return confusion_matrix(labels, predictions)


def worst_pairs(matrix, k):
    pairs = []
    for true in range(10):
        for predicted in range(10):
            if true != predicted and matrix[true, predicted] > 0:
                pairs.append((true, predicted, int(matrix[true, predicted])))
    return sorted(pairs, key=lambda pair: pair[2], reverse=True)[:k]
