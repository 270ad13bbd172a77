# 1.3: counts in uint8, so 256 times the same digit counts as 0. Expected: how often each digit occurs, however often.
def class_counts(labels):
    counts = np.zeros(10, dtype=np.uint8)
    for label in labels:
        counts[label] += np.uint8(1)
    return counts
