# 1.3: ten bins between the smallest and the largest label. Expected: one position for each digit 0 to 9.
def class_counts(labels):
    return np.histogram(labels, bins=10)[0]
