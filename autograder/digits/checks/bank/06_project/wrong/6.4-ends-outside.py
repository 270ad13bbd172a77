# exercise: 6.4
# misconception: ends-outside
# The plain rule, with ends that are not looked at.
def score_interval(right, others):
    p = right.mean()
    half = 1.96 * np.sqrt(max(p * (1 - p), 0.01) * (1 / len(right) + 1 / others))
    return p - half, p + half
