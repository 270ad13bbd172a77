# 1.3: returns a dict. Expected: an array of 10 whole numbers.
def class_counts(labels):
    return {digit: int((labels == digit).sum()) for digit in range(10)}
