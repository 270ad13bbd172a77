# exercise: 1.3
# misconception: one-digit-short
# range(1, 10) leaves out the 0.
def class_counts(labels):
    return np.array([(labels == digit).sum() for digit in range(1, 10)])
