# exercise: 1.3
# misconception: missing-digit-left-out
# np.unique counts only the digits that occur.
def class_counts(labels):
    return np.unique(labels, return_counts=True)[1]
