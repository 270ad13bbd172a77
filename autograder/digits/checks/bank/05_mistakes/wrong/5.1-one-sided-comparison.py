# exercise: 5.1
# misconception: one-sided-comparison
# Only predictions that are too large are found.
def mistakes(labels, predictions):
    return predictions > labels
