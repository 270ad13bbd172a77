# 5.1: the right ones, turned round with ~. Expected: a boolean array of shape (n,), True where the prediction is wrong.
def mistakes(labels, predictions):
    right = np.equal(predictions, labels)
    return ~right
