# exercise: 5.1
# The right ones, turned round, from a difference.
def mistakes(labels, predictions):
    same = np.abs(labels.astype(int) - predictions) < 1
    return np.logical_not(same)
