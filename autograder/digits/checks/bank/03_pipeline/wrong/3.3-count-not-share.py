# exercise: 3.3
# misconception: count-not-share
# The number of right predictions.
import numpy as np


def wilson(share, n, z=1.96):
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return middle - half, middle + half


def evaluate(model, X, y):
    accuracy = np.mean(model.predict(X) == y)
    low, high = wilson(accuracy, len(y))
    baseline = np.unique(y, return_counts=True)[1].max() / len(y)
    return {"accuracy": accuracy * len(y), "low": low, "high": high, "baseline": baseline}
