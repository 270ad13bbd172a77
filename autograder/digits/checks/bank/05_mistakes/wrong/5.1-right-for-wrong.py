# exercise: 5.1
# misconception: right-for-wrong
# The mask is True for the right ones.
def mistakes(labels, predictions):
    return labels == predictions
