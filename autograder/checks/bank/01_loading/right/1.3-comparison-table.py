# exercise: 1.3
# A table of comparisons is summed; the counts are decimal numbers.
def class_counts(labels):
    return (np.asarray(labels)[:, None] == np.arange(10)).sum(axis=0).astype(float)
