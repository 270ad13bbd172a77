# 5.1: the mask holds the integers 0 and 1, so it cannot be used as a mask. Expected: a boolean array.
def mistakes(labels, predictions):
    mask = np.zeros(len(labels), dtype=int)
    mask[labels != predictions] = 1
    return mask
