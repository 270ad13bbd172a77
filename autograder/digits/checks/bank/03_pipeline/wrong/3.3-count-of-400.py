# exercise: 3.3
# misconception: fixed-n
# The given function gets the count of right rows, and 400 for their number. For 700 right ones it gives nan.
import numpy as np


def wilson(right, n, z=1.96):
    share = right / n
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * (share * (1 - share) / n + z**2 / (4 * n**2)) ** 0.5 / (1 + z**2 / n)
    return middle - half, middle + half


def evaluate(model, X, y):
    right = np.sum(model.predict(X) == y)
    low, high = wilson(right, 400)
    baseline = np.unique(y, return_counts=True)[1].max() / len(y)
    return {"accuracy": right / len(y), "low": low, "high": high, "baseline": baseline}
