# 1.3: positions in a sorted copy. Expected: 10 whole numbers in the order of the digits.
def class_counts(labels):
    borders = np.searchsorted(np.sort(labels), np.arange(11), side="left")
    return borders[1:] - borders[:-1]
