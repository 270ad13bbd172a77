# exercise: 5.3
# misconception: matrix-changed
# The diagonal of the caller's matrix is set to 0.
def worst_pairs(matrix, k):
    np.fill_diagonal(matrix, 0)
    order = np.argsort(-matrix, axis=None, kind="stable")[:k]
    return [(int(i // 10), int(i % 10), int(matrix.flat[i])) for i in order if matrix.flat[i] > 0]
