# 1.3: counts above 255 wrap around. Expected: how often the digit occurs, also above 255.
def class_counts(labels):
    counts = np.zeros(10, dtype=np.uint8)
    for label in labels:
        counts[label] += np.uint8(1)
    return counts
