# 1.3: compares all labels with all ten digits at once and sums the table. Expected: an array of 10 whole numbers, 0 for a digit that does not occur.
def class_counts(labels):
    return (np.asarray(labels)[:, None] == np.arange(10)[None, :]).sum(axis=0)
