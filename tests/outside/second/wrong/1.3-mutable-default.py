# 1.3: counts into a default argument, so a second call adds to the first. Expected: the counts of these labels only.
def class_counts(labels, counts=np.zeros(10, dtype=int)):
    for label in labels:
        counts[label] += 1
    return counts.copy()
