# exercise: 5.1
# A list of True and False, made in a loop, and an array of it.
def mistakes(labels, predictions):
    result = []
    for a, b in zip(labels, predictions):
        if a == b:
            result.append(False)
        else:
            result.append(True)
    return np.array(result)
