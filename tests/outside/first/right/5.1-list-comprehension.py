# 5.1: a list comprehension in pure Python, made an array of bool at the end. Expected: a boolean array of shape (n,), True where the prediction is wrong.
def mistakes(labels, predictions):
    marks = [int(true) != int(said) for true, said in zip(labels, predictions)]
    return np.array(marks, dtype=bool)
