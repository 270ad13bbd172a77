# exercise: 1.3
# misconception: ends-at-largest-digit
# np.bincount without minlength ends at the largest label.
def class_counts(labels):
    return np.bincount(labels)
