# 5.1: the loop ends one row early. Expected: True wherever the prediction is wrong.
def mistakes(labels, predictions):
    wrong = np.zeros(len(labels), dtype=bool)
    for i in range(len(labels) - 1):
        wrong[i] = labels[i] != predictions[i]
    return wrong
