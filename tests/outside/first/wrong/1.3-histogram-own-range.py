# 1.3: ten bins between the smallest and the largest label that occur, not between 0 and 9. Expected: position d says how often the digit d occurs.
def class_counts(labels):
    counts, edges = np.histogram(labels, bins=10)
    return counts
