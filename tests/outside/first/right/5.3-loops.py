# 5.3: a loop that adds 1, two loops and sorted. Expected: whole numbers of shape (10, 10); a list of at most k tuples, the largest count first.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=int)
    for true, predicted in zip(labels, predictions):
        matrix[true, predicted] += 1
    return matrix


def worst_pairs(matrix, k):
    pairs = []
    for true in range(10):
        for predicted in range(10):
            if true != predicted and matrix[true, predicted] > 0:
                pairs.append((true, predicted, matrix[true, predicted]))
    return sorted(pairs, key=lambda pair: pair[2], reverse=True)[:k]
