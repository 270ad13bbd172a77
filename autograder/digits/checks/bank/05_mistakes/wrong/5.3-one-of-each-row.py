# exercise: 5.3
# misconception: one-of-each-row
# The largest number of each row is taken.
def worst_pairs(matrix, k):
    m = matrix.copy()
    np.fill_diagonal(m, 0)
    pairs = [(t, int(m[t].argmax()), int(m[t].max())) for t in range(10) if m[t].max() > 0]
    return sorted(pairs, key=lambda pair: -pair[2])[:k]
