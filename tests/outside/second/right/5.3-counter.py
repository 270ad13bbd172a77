# 5.3: a Counter of pairs for the matrix, and most_common for the pairs. Expected: a (10, 10) integer matrix, and a list of tuples.
from collections import Counter


def confusion(labels, predictions):
    seen = Counter((int(a), int(b)) for a, b in zip(labels, predictions))
    return np.array([[seen[true, predicted] for predicted in range(10)] for true in range(10)])


def worst_pairs(matrix, k):
    counts = Counter({place: int(n) for place, n in np.ndenumerate(matrix) if place[0] != place[1] and n})
    return [(true, predicted, n) for (true, predicted), n in counts.most_common(k)]
