# exercise: 6.4
# misconception: one-standard-error
# One standard error to each side.
def score_interval(right, others):
    size = len(right) * others / (len(right) + others)
    return wilson(right.mean() * size, size, 1)
