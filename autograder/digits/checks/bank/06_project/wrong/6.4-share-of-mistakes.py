# exercise: 6.4
# misconception: share-of-mistakes
# Counts what is False.
def score_interval(right, others):
    size = len(right) * others / (len(right) + others)
    return wilson(np.mean(~right) * size, size)
