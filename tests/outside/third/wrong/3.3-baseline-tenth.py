# 3.3: baseline is always 0.1. Expected: the share of the most frequent label in this y.
def evaluate(model, X, y):
    n, z = len(y), 1.96
    accuracy = np.mean(model.predict(X) == y)
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    baseline = 0.1
    return {"accuracy": accuracy, "low": middle - half, "high": middle + half, "baseline": baseline}
