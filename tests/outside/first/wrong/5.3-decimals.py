# 5.3: the matrix holds decimals, because np.zeros makes them. Expected: an array of whole numbers.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10))
    for true, predicted in zip(labels, predictions):
        matrix[true, predicted] += 1
    return matrix


def worst_pairs(matrix, k):
    pairs = []
    for true in range(10):
        for predicted in range(10):
            if true != predicted and matrix[true, predicted] > 0:
                pairs.append((true, predicted, int(matrix[true, predicted])))
    return sorted(pairs, key=lambda pair: pair[2], reverse=True)[:k]
