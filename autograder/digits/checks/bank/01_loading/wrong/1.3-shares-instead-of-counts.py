# exercise: 1.3
# misconception: shares-instead-of-counts
# The counts are divided by the number of labels.
def class_counts(labels):
    return np.bincount(labels, minlength=10) / len(labels)
