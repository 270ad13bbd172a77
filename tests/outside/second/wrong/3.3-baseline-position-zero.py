# 3.3: the baseline is the share of the smallest label, which is the first count of np.unique. Expected: the share of the most frequent label.
def evaluate(model, X, y):
    n, z = len(y), 1.96
    accuracy = (model.predict(X) == y).sum() / n
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    values, counts = np.unique(y, return_counts=True)
    return {
        "accuracy": float(accuracy),
        "low": float(max(0, middle - half)),
        "high": float(min(1, middle + half)),
        "baseline": float(counts[0] / n),
    }
