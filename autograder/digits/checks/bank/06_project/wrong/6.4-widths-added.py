# exercise: 6.4
# misconception: widths-added
# Half widths added, not their squares.
def score_interval(right, others):
    p = right.mean()
    a, b = wilson(right.sum(), len(right))
    c, d = wilson(p * others, others)
    return max(0, a + c - p), min(1, b + d - p)
