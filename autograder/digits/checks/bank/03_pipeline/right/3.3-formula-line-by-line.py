# exercise: 3.3
# The formula in the function itself, without the one that the lesson gives.
def evaluate(model, X, y):
    n, z = len(y), 1.96
    accuracy = float(np.mean(model.predict(X) == y))
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    counts = np.unique(y, return_counts=True)[1]
    return {
        "accuracy": accuracy,
        "low": float(middle - half),
        "high": float(middle + half),
        "baseline": float(counts.max() / n),
    }
