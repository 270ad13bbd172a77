# 1.3: the length depends on the largest digit. Expected: always 10 numbers.
def class_counts(labels):
    return np.bincount(labels)
