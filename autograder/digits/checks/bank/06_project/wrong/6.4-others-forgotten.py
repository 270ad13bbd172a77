# exercise: 6.4
# misconception: luck-of-the-others-forgotten
# Lesson 3's interval, for a huge pile.
def score_interval(right, others):
    return wilson(right.sum(), len(right))
