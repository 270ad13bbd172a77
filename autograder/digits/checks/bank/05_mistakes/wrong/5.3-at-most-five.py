# exercise: 5.3
# misconception: list-cut-short
# The five worst pairs are enough.
def worst_pairs(matrix, k):
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p and matrix[t, p]]
    return sorted(pairs, key=lambda pair: -pair[2])[: min(k, 5)]
