# 5.1: a true 0 never counts as a mistake, because the label is tested as if it were True or False. Expected: zeros are digits like the others.
def mistakes(labels, predictions):
    mask = []
    for label, prediction in zip(labels, predictions):
        mask.append(bool(label and label != prediction))
    return np.array(mask, dtype=bool)
