# exercise: 6.4
# misconception: centred-on-half
# Chance for a coin, whatever the answers are.
def score_interval(right, others):
    half = 1.96 * np.sqrt(0.25 / len(right) + 0.25 / others)
    return 0.5 - half, 0.5 + half
