# 1.3: returns a list. Expected: an array.
def class_counts(labels):
    return np.bincount(labels, minlength=10).tolist()
