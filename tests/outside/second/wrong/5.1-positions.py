# 5.1: positions of the mistakes are returned. Expected: a mask of shape (n,).
def mistakes(labels, predictions):
    return np.flatnonzero(labels != predictions)
