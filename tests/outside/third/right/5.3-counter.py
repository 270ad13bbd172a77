# 5.3: collections.Counter for both. Expected: an integer (10, 10) array, true by predicted; the k most frequent wrong pairs without zeros, matrix unchanged.
from collections import Counter


def confusion(labels, predictions):
    counts = Counter(zip(labels.tolist(), predictions.tolist()))
    return np.array([[counts[true, guess] for guess in range(10)] for true in range(10)], dtype=int)


def worst_pairs(matrix, k):
    wrong = Counter()
    for (true, guess), count in np.ndenumerate(matrix):
        if true != guess and count:
            wrong[true, guess] = int(count)
    return [(true, guess, count) for (true, guess), count in wrong.most_common(k)]
