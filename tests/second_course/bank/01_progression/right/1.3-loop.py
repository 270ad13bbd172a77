# exercise: 1.3
# A loop over the patients.
def mean_error(y, predictions):
    total = 0
    for truth, told in zip(y, predictions):
        total += abs(truth - told)
    return total / len(y)
