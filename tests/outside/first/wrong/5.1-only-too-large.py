# 5.1: only predictions above the label are found. Expected: True wherever the prediction is wrong, too small ones also.
def mistakes(labels, predictions):
    return predictions > labels
