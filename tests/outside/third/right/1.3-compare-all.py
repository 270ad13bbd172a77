# 1.3: compares all labels with all digits. Expected: 10 whole numbers in the order of the digits.
def class_counts(labels):
    return np.sum(np.arange(10).reshape(10, 1) == np.asarray(labels).reshape(1, -1), axis=1)
