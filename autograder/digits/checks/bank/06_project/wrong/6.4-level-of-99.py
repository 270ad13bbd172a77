# exercise: 6.4
# misconception: other-level
# z for 99 %.
def score_interval(right, others):
    size = len(right) * others / (len(right) + others)
    return wilson(right.mean() * size, size, 2.576)
