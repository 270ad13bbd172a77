# 5.1: a loop that fills an array of False. Expected: a boolean array of shape (n,), True where the prediction is wrong.
def mistakes(labels, predictions):
    wrong = np.zeros(len(labels), dtype=bool)
    for i in range(len(labels)):
        if labels[i] != predictions[i]:
            wrong[i] = True
    return wrong
