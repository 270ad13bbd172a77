# 5.1: the ratio of the two is compared with 1, and 0/0 is no 1, so a zero read as zero counts as wrong. Expected: True only where the prediction is wrong.
def mistakes(labels, predictions):
    with np.errstate(all="ignore"):
        return predictions / labels != 1
