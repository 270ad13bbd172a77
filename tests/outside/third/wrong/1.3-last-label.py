# 1.3: the last label is not counted. Expected: all labels.
def class_counts(labels):
    counts = np.zeros(10, dtype=int)
    for i in range(len(labels) - 1):
        counts[labels[i]] += 1
    return counts
