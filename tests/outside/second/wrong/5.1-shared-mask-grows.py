# 5.1: the mask is collected in a default argument that keeps the rows of earlier calls. Expected: one element for each row of this call.
def mistakes(labels, predictions, found=[]):
    for label, prediction in zip(labels, predictions):
        found.append(label != prediction)
    return np.array(found, dtype=bool)
