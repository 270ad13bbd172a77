# 5.1: only predictions that are too large count. Expected: True wherever the prediction is wrong.
def mistakes(labels, predictions):
    return predictions > labels
