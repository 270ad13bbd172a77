# 5.1: the operator != on the two arrays. Expected: a boolean mask that is True where the prediction is wrong.
def mistakes(labels, predictions):
    return labels != predictions
