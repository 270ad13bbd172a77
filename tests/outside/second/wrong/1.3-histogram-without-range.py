# 1.3: np.histogram with 10 bins between the smallest and the largest label, which are the digits only if 0 and 9 both occur. Expected: position d counts the digit d.
def class_counts(labels):
    counts, edges = np.histogram(labels, bins=10)
    return counts
