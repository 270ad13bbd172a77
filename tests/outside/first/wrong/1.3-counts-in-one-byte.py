# 1.3: counts in uint8, which starts again at 0 after 255 of a digit. Expected: how often the digit occurs, also above 255.
def class_counts(labels):
    counts = np.zeros(10, dtype=np.uint8)
    for label in labels:
        counts[label] += 1
    return counts
