# 5.3: 4 called 9 and 9 called 4 are added to one pair. Expected: each direction is a pair of its own.
def confusion(labels, predictions):
    table = np.zeros((10, 10), dtype=int)
    for t, p in zip(labels, predictions):
        table[t, p] += 1
    return table


def worst_pairs(matrix, k):
    pairs = []
    for a in range(10):
        for b in range(a + 1, 10):
            count = int(matrix[a, b] + matrix[b, a])
            if count > 0:
                pairs.append((a, b, count))
    return sorted(pairs, key=lambda pair: pair[2], reverse=True)[:k]
