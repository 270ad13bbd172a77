# 1.3: collections.Counter, imported inside; a Counter says 0 for what it has not seen. Expected: an array of 10 whole numbers, 0 for missing digits.
def class_counts(labels):
    from collections import Counter

    counter = Counter(int(label) for label in labels)
    return np.fromiter((counter[d] for d in range(10)), dtype=np.int64, count=10)
