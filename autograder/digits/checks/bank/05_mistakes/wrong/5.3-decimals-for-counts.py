# exercise: 5.3
# misconception: decimals-for-counts
# Zeros are decimal numbers, and so are the counts.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10))
    np.add.at(matrix, (labels, predictions), 1)
    return matrix
