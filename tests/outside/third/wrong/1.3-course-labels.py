# 1.3: counts the labels of the course, not the argument. Expected: the labels that come in.
def class_counts(labels):
    _, all_labels = load_digits()
    return np.bincount(all_labels, minlength=10)
