# 5.1: the labels of the notebook's test rows are used. Expected: both arguments are used.
def mistakes(labels, predictions):
    return y_test != predictions
