# 5.1: only predictions larger than the label are found. Expected: every prediction that differs.
def mistakes(labels, predictions):
    return predictions > labels
