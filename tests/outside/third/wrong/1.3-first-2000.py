# 1.3: only the first 2000 labels are counted. Expected: all labels.
def class_counts(labels):
    return np.bincount(labels[:2000], minlength=10)
