# 5.1: positions in place of a mask. Expected: a boolean array of shape (n,).
def mistakes(labels, predictions):
    return np.flatnonzero(labels != predictions)
