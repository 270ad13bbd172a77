# 1.3: the loop ends before 9, so position 9 is always 0. Expected: position 9 counts the digit 9.
def class_counts(labels):
    result = np.zeros(10, dtype=int)
    for digit in range(0, 9):
        result[digit] = np.count_nonzero(labels == digit)
    return result
