# exercise: 6.4
# misconception: arguments-changed
# Sorts the answers where they are.
def score_interval(right, others):
    right.sort()
    size = len(right) * others / (len(right) + others)
    return wilson(right.mean() * size, size)
