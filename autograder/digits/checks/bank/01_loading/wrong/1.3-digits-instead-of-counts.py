# exercise: 1.3
# misconception: digits-instead-of-counts
# np.unique gives which digits occur.
def class_counts(labels):
    return np.unique(labels)
