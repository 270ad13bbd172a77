# exercise: 5.1
# misconception: arguments-changed
# The difference is written into the predictions.
def mistakes(labels, predictions):
    predictions -= labels
    return predictions != 0
