# exercise: 5.3
# misconception: shares-for-counts
# Each row is divided by its sum.
def confusion(labels, predictions):
    from sklearn.metrics import confusion_matrix

    return confusion_matrix(labels, predictions, labels=range(10), normalize="true")
