# exercise: 5.3
# misconception: empty-pairs-listed
# Pairs with count 0 fill the list.
def worst_pairs(matrix, k):
    pairs = [(t, p, int(matrix[t, p])) for t in range(10) for p in range(10) if t != p]
    return sorted(pairs, key=lambda pair: -pair[2])[:k]
