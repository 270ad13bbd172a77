# 5.1: one comparison of the two arrays. Expected: a boolean array of shape (n,), True where the prediction is wrong.
def mistakes(labels, predictions):
    return labels != predictions
