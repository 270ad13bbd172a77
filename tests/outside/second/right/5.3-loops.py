# 5.3: loops, as in the worked example, and a sort with a negative key. Expected: a (10, 10) integer matrix, and a list of tuples.
def confusion(labels, predictions):
    table = np.zeros((10, 10), dtype=int)
    for true, predicted in zip(labels, predictions):
        table[true, predicted] += 1
    return table


def worst_pairs(matrix, k):
    pairs = []
    for true in range(10):
        for predicted in range(10):
            count = int(matrix[true, predicted])
            if true != predicted and count > 0:
                pairs.append((true, predicted, count))
    pairs.sort(key=lambda pair: -pair[2])
    return pairs[:k]
