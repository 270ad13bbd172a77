# 5.1: a mask of False is filled in a loop with enumerate. Expected: a boolean mask that is True where the prediction is wrong.
def mistakes(labels, predictions):
    mask = np.full(len(labels), False)
    for i, (label, prediction) in enumerate(zip(labels, predictions)):
        if label != prediction:
            mask[i] = True
    return mask
