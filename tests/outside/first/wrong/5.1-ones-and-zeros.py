# 5.1: an array of 1 and 0, whole numbers. Expected: a boolean array.
def mistakes(labels, predictions):
    return np.where(labels == predictions, 0, 1)
