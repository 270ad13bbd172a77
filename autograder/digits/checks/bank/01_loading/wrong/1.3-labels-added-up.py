# exercise: 1.3
# misconception: labels-added-up
# The labels of each digit are added up.
def class_counts(labels):
    return np.array([labels[labels == digit].sum() for digit in range(10)])
