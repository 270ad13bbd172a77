# exercise: 1.3
# misconception: counts-as-decimals
# The counts are right, but they are decimal numbers: an array of zeros is made without a dtype.
def class_counts(labels):
    counts = np.zeros(10)
    for label in labels:
        counts[label] += 1
    return counts
