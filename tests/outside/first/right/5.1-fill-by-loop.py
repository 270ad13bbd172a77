# 5.1: an empty mask that a loop fills. Expected: a boolean array of shape (n,), True where the prediction is wrong.
def mistakes(labels, predictions):
    mask = np.zeros(len(labels), dtype=np.bool_)
    for i in range(len(labels)):
        if labels[i] == predictions[i]:
            continue
        mask[i] = True
    return mask
