# exercise: 5.3
# Decimal zeros, made whole in the end; the pairs are an array.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10))
    np.add.at(matrix, (labels, predictions), 1)
    return matrix.astype(int)


def worst_pairs(matrix, k):
    m = np.array(matrix)
    m[range(10), range(10)] = 0
    order = np.argsort(m.ravel())[::-1][:k]
    rows = np.array([[i // 10, i % 10, m.ravel()[i]] for i in order])
    return rows[rows[:, 2] > 0]
