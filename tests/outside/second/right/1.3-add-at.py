# 1.3: np.add.at on ten zeros. Expected: an array of 10 whole numbers, 0 for a digit that does not occur.
def class_counts(labels):
    counts = np.zeros(10, dtype=np.int64)
    np.add.at(counts, np.asarray(labels, dtype=np.intp), 1)
    return counts
