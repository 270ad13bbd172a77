# 3.3: math and Counter, no arrays. Expected: accuracy, the interval of Wilson, and the share of the most frequent label.
import math
from collections import Counter


def evaluate(model, X, y):
    truth = [int(label) for label in y]
    n = len(truth)
    right = sum(int(answer) == label for answer, label in zip(model.predict(X), truth))
    p = right / n
    q = 1.96 ** 2 / n
    centre = p + q / 2
    reach = math.sqrt(q * p * (1 - p) + q * q / 4)
    return {
        "accuracy": p,
        "low": max(0.0, (centre - reach) / (1 + q)),
        "high": min(1.0, (centre + reach) / (1 + q)),
        "baseline": Counter(truth).most_common(1)[0][1] / n,
    }
