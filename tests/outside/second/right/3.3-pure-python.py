# 3.3: pure Python with math and Counter, and the ends kept between 0 and 1. Expected: accuracy, Wilson's 95 % interval and the share of the most frequent label, not rounded.
import math
from collections import Counter


def evaluate(model, X, y):
    truth = [int(label) for label in y]
    guesses = [int(label) for label in model.predict(X)]
    n = len(truth)
    p = sum(a == b for a, b in zip(truth, guesses)) / n
    z2 = 1.96**2
    below = 1 + z2 / n
    centre = (p + z2 / (2 * n)) / below
    spread = 1.96 * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / below
    [(_, most)] = Counter(truth).most_common(1)
    return {
        "accuracy": p,
        "low": max(0.0, centre - spread),
        "high": min(1.0, centre + spread),
        "baseline": most / n,
    }
