# exercise: 1.3
# A table of comparisons is summed.
def class_counts(labels):
    return (np.asarray(labels)[:, None] == np.arange(10)).sum(axis=0)
