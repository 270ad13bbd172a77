# exercise: 5.1
# misconception: large-differences-only
# A difference of one is rounded away.
def mistakes(labels, predictions):
    return abs(labels.astype(int) - predictions) > 1
