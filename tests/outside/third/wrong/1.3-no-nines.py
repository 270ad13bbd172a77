# 1.3: the digit 9 is never counted. Expected: position 9 says how often 9 occurs.
def class_counts(labels):
    counts = [0] * 10
    for digit in range(9):
        counts[digit] = int((labels == digit).sum())
    return np.array(counts)
