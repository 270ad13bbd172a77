# 5.1: an integer array of 0 and 1. Expected: a boolean array.
def mistakes(labels, predictions):
    return (labels != predictions).astype(int)
