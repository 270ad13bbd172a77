# 5.1: True where the prediction is right. Expected: True where the prediction is wrong.
def mistakes(labels, predictions):
    return labels == predictions
