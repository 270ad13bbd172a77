# 5.3: a Counter of pairs in pure Python, most_common for the worst. Expected: whole numbers of shape (10, 10); a list of at most k tuples, the largest count first.
from collections import Counter


def confusion(labels, predictions):
    seen = Counter((int(a), int(b)) for a, b in zip(labels, predictions))
    return np.array([[seen[row, column] for column in range(10)] for row in range(10)])


def worst_pairs(matrix, k):
    counter = Counter()
    for true, row in enumerate(np.asarray(matrix).tolist()):
        for predicted, count in enumerate(row):
            if count and true != predicted:
                counter[(true, predicted)] = count
    return [(*pair, count) for pair, count in counter.most_common(k)]
