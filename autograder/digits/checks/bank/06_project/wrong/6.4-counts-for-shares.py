# exercise: 6.4
# misconception: counts-for-shares
# How many of the others, not what share.
def score_interval(right, others):
    size = len(right) * others / (len(right) + others)
    low, high = wilson(np.mean(right) * size, size)
    return low * others, high * others
