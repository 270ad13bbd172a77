# exercise: 6.4
# misconception: standard-deviation
# The standard deviation of the answers; a little width where all are alike.
def score_interval(right, others):
    p, spread = right.mean(), max(right.std(), 0.05)
    return max(0, p - spread), min(1, p + spread)
