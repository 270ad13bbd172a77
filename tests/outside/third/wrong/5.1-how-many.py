# 5.1: the number of wrong predictions. Expected: a boolean array of shape (n,).
def mistakes(labels, predictions):
    return (labels != predictions).sum()
