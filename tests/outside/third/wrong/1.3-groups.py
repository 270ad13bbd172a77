# 1.3: only the last run of equal labels is counted, right for sorted labels. Expected: any order of the labels.
from itertools import groupby


def class_counts(labels):
    counts = np.zeros(10, dtype=int)
    for digit, group in groupby(labels.tolist()):
        counts[digit] = len(list(group))
    return counts
