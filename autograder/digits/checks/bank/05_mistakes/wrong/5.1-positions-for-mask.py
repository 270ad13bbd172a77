# exercise: 5.1
# misconception: positions-for-mask
# The positions of the mistakes are returned.
def mistakes(labels, predictions):
    return np.flatnonzero(labels != predictions)
