# 1.3: minlength=9 gives nine numbers if there is no 9. Expected: always exactly 10 numbers.
def class_counts(labels):
    return np.bincount(labels, minlength=9)
