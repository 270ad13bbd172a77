# 5.1: a comprehension with zip, made a boolean array. Expected: a boolean array of shape (n,), True where the prediction is wrong.
def mistakes(labels, predictions):
    return np.array([true != guess for true, guess in zip(labels, predictions)], dtype=bool)
