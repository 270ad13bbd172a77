# 1.3: np.zeros makes decimals, so the counts are floats. Expected: an array of whole numbers.
def class_counts(labels):
    counts = np.zeros(10)
    for label in labels:
        counts[label] += 1
    return counts
