# exercise: 5.3
# misconception: pair-transposed
# The predicted digit comes first.
def worst_pairs(matrix, k):
    pairs = [(p, t, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p and matrix[t, p]]
    return sorted(pairs, key=lambda pair: -pair[2])[:k]
