# exercise: 6.4
# misconception: unnamed
# High before low.
def score_interval(right, others):
    size = len(right) * others / (len(right) + others)
    low, high = wilson(right.mean() * size, size)
    return high, low
