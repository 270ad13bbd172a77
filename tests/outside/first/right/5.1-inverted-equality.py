# 5.1: equality first, then turned round with ~. Expected: a boolean array of shape (n,), True where the prediction is wrong.
def mistakes(labels: np.ndarray, predictions: np.ndarray) -> np.ndarray:
    assert labels.shape == predictions.shape
    is_right = np.equal(labels, predictions)
    return ~is_right
