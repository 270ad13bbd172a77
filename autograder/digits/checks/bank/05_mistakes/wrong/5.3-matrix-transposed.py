# exercise: 5.3
# misconception: matrix-transposed
# Columns are the true digits.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=int)
    for true, predicted in zip(labels, predictions):
        matrix[predicted, true] += 1
    return matrix
