# 3.3: Wilson written with numbers of right and wrong answers, math and Counter. Expected: the keys accuracy, low, high, baseline, not rounded.
import math
from collections import Counter


def wilson(right, n, z=1.96):
    centre = right + z * z / 2
    spread = z * math.sqrt(right * (n - right) / n + z * z / 4)
    low, high = (centre - spread) / (n + z * z), (centre + spread) / (n + z * z)
    return min(max(low, 0.0), 1.0), min(max(high, 0.0), 1.0)


def evaluate(model, X, y):
    n = len(y)
    right = sum(int(a == b) for a, b in zip(model.predict(X), y))
    low, high = wilson(right, n)
    ((_, most),) = Counter(y.tolist()).most_common(1)
    return {"accuracy": right / n, "low": low, "high": high, "baseline": most / n}
