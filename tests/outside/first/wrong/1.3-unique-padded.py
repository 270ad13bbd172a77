# 1.3: counts only what occurs and fills up with zeros at the end, so that positions slide. Expected: position d belongs to the digit d.
def class_counts(labels):
    values, counts = np.unique(labels, return_counts=True)
    return np.pad(counts, (0, 10 - len(counts)))
