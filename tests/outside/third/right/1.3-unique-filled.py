# 1.3: np.unique, filled up with zeros. Expected: 10 whole numbers in the order of the digits.
def class_counts(labels):
    counts = np.zeros(10, dtype=int)
    for digit, number in zip(*np.unique(labels, return_counts=True)):
        counts[int(digit)] = number
    return counts
