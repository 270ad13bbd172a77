# exercise: 1.3
# misconception: signs-cancel
# The mean of the errors with their signs.
def mean_error(y, predictions):
    return float(np.mean(y - predictions))
