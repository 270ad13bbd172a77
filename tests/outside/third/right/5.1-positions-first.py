# 5.1: positions of the wrong ones, then a mask from them. Expected: a boolean array of shape (n,), True where the prediction is wrong.
def mistakes(labels, predictions):
    mask = np.full(labels.shape, False)
    positions = np.flatnonzero(labels.astype(int) - predictions.astype(int))
    mask[positions] = True
    return mask
