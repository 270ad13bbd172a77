# exercise: 6.4
# misconception: says-nothing
# Never wrong.
def score_interval(right, others):
    return 0.0, 1.0
