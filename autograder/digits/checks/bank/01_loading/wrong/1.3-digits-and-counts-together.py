# exercise: 1.3
# misconception: digits-and-counts-together
# Both results of np.unique are returned.
def class_counts(labels):
    return np.unique(labels, return_counts=True)
