# exercise: 6.4
# misconception: no-doubt-at-all
# The plain rule, cut off: no width if all are right.
def score_interval(right, others):
    p = right.mean()
    half = 1.96 * np.sqrt(p * (1 - p) / len(right) + p * (1 - p) / others)
    return max(0, p - half), min(1, p + half)
