# exercise: 6.4
# misconception: only-luck-of-the-others
# The share is taken as exact.
def score_interval(right, others):
    return wilson(right.mean() * others, others)
