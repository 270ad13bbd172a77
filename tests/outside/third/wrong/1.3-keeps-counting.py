# 1.3: counts go on from call to call. Expected: only the labels of this call.
counts_so_far = np.zeros(10, dtype=int)


def class_counts(labels):
    for label in labels:
        counts_so_far[label] += 1
    return counts_so_far.copy()
