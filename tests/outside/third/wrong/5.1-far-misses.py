# 5.1: only misses by more than one digit count. Expected: True wherever the prediction is wrong.
def mistakes(labels, predictions):
    return np.abs(labels.astype(int) - predictions.astype(int)) > 1
