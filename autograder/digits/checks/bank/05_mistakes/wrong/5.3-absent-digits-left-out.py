# exercise: 5.3
# misconception: absent-digits-left-out
# The library leaves out digits that do not occur.
def confusion(labels, predictions):
    from sklearn.metrics import confusion_matrix

    return confusion_matrix(labels, predictions)
