# 5.1: the mask is True where the prediction is right. Expected: True where it is wrong.
def mistakes(labels, predictions):
    return labels == predictions
