# 5.1: a list comprehension made to a bool array. Expected: a boolean mask that is True where the prediction is wrong.
def mistakes(labels, predictions):
    return np.array([int(a) != int(b) for a, b in zip(labels, predictions)], dtype=bool)
