# exercise: 5.3
# misconception: directions-added
# 4 called 9 and 9 called 4 are added.
def worst_pairs(matrix, k):
    both = matrix + matrix.T
    pairs = [(t, p, int(both[t, p])) for t in range(10) for p in range(t) if both[t, p]]
    return sorted(pairs, key=lambda pair: -pair[2])[:k]
