# 5.1: shape (n, 1). Expected: a boolean array of shape (n,).
def mistakes(labels, predictions):
    return (labels != predictions).reshape(-1, 1)
