# exercise: 5.3
# misconception: counted-in-bytes
# Small numbers, to save room.
def confusion(labels, predictions):
    matrix = np.zeros((10, 10), dtype=np.uint8)
    np.add.at(matrix, (labels, predictions), 1)
    return matrix
