# exercise: 1.3
# misconception: squared
# The mean of the squared errors.
def mean_error(y, predictions):
    return float(np.mean((y - predictions) ** 2))
