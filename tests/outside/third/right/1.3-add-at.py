# 1.3: np.add.at. Expected: 10 whole numbers in the order of the digits.
def class_counts(labels):
    counts = np.zeros(10, dtype=np.int32)
    np.add.at(counts, np.asarray(labels, dtype=int), 1)
    return counts
