# 5.1: the loop stops one row too early, so the last mistake is never marked. Expected: every row is compared.
def mistakes(labels, predictions):
    mask = np.zeros(len(labels), dtype=bool)
    for i in range(len(labels) - 1):
        mask[i] = labels[i] != predictions[i]
    return mask
