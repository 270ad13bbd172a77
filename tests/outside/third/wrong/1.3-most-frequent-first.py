# 1.3: sorted by frequency. Expected: in the order of the digits.
def class_counts(labels):
    return np.sort(np.bincount(labels, minlength=10))[::-1]
