# 5.1: only predictions that are too small count. Expected: True wherever the prediction is wrong.
def mistakes(labels, predictions):
    return labels > predictions
