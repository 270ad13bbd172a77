# exercise: 1.3
# misconception: median
# The error in the middle.
def mean_error(y, predictions):
    return float(np.median(np.abs(y - predictions)))
