# 5.1: asks whether a prediction occurs anywhere among the labels, not in its own row. Expected: row by row, True where the prediction is wrong.
def mistakes(labels, predictions):
    return ~np.isin(predictions, labels)
