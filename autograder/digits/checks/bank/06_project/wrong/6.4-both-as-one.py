# exercise: 6.4
# misconception: both-counted-as-one
# n and the others added.
def score_interval(right, others):
    total = len(right) + others
    return wilson(right.mean() * total, total)
