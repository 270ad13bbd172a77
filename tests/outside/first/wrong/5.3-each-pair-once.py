# 5.3: matrix[labels, predictions] += 1 adds only 1 for a pair that occurs several times. Expected: how often each true digit got each prediction.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=int)
    matrix[labels, predictions] += 1
    return matrix


def worst_pairs(matrix, k):
    pairs = []
    for true in range(10):
        for predicted in range(10):
            if true != predicted and matrix[true, predicted] > 0:
                pairs.append((true, predicted, int(matrix[true, predicted])))
    return sorted(pairs, key=lambda pair: pair[2], reverse=True)[:k]
