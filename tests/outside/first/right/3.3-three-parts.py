# 3.3: accuracy, interval and baseline one after the other, as in the lesson. Expected: a dict of four numbers from 0 to 1.
def evaluate(model, X, y):
    n, z = len(y), 1.96
    accuracy = np.mean(model.predict(X) == y)
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    _, counts = np.unique(y, return_counts=True)
    return {
        "accuracy": float(accuracy),
        "low": float(max(0.0, middle - half)),
        "high": float(min(1.0, middle + half)),
        "baseline": float(counts.max() / n),
    }
