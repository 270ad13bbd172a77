# 1.3: counts[labels] += 1 counts each digit once at most. Expected: how often each digit occurs.
def class_counts(labels):
    counts = np.zeros(10, dtype=int)
    counts[labels] += 1
    return counts
