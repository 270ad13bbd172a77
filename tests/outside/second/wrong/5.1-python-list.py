# 5.1: a plain list of bool is returned. Expected: a boolean array.
def mistakes(labels, predictions):
    return [bool(a != b) for a, b in zip(labels, predictions)]
