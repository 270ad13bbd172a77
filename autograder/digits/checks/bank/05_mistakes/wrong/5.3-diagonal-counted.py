# exercise: 5.3
# misconception: diagonal-counted
# The right predictions are among the pairs.
def worst_pairs(matrix, k):
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if matrix[t, p]]
    return sorted(pairs, key=lambda pair: -pair[2])[:k]
