# 5.1: np.fromiter over operator.ne. Expected: a boolean array of shape (n,), True where the prediction is wrong.
from operator import ne


def mistakes(labels, predictions):
    return np.fromiter(map(ne, labels.tolist(), predictions.tolist()), dtype=bool, count=len(labels))
