# 1.3: off by one: 9 numbers if no 9 occurs. Expected: always 10 numbers.
def class_counts(labels):
    return np.bincount(labels, minlength=9)
