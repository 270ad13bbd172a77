# 3.3: rounds all four numbers to three places. Expected: not rounded.
def evaluate(model, X, y):
    n, z = len(y), 1.96
    accuracy = np.mean(model.predict(X) == y)
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    numbers = {
        "accuracy": accuracy,
        "low": max(0, middle - half),
        "high": min(1, middle + half),
        "baseline": np.unique(y, return_counts=True)[1].max() / n,
    }
    return {name: round(float(number), 3) for name, number in numbers.items()}
