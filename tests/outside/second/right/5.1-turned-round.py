# 5.1: the right ones with np.equal, turned round with ~. Expected: a boolean mask that is True where the prediction is wrong.
from numpy.typing import NDArray


def mistakes(labels: NDArray, predictions: NDArray) -> NDArray[np.bool_]:
    right = np.equal(labels, predictions)
    return ~right
