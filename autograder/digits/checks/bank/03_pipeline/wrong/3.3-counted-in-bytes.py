# exercise: 3.3
# misconception: counted-in-bytes
# The labels are counted in one byte.
import numpy as np


def wilson(share, n, z=1.96):
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return middle - half, middle + half


def evaluate(model, X, y):
    accuracy = np.mean(model.predict(X) == y)
    counts = np.zeros(10, dtype=np.uint8)
    for label in y:
        counts[label] += 1
    baseline = counts.max() / len(y)
    low, high = wilson(accuracy, len(y))
    return {"accuracy": accuracy, "low": low, "high": high, "baseline": baseline}
