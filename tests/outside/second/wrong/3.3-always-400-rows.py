# 3.3: the interval is computed for 400 rows, whatever comes in. Expected: n is the number of rows of this X.
def evaluate(model, X, y):
    n, z = 400, 1.96
    accuracy = np.mean(model.predict(X) == y)
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return {
        "accuracy": float(accuracy),
        "low": float(max(0, middle - half)),
        "high": float(min(1, middle + half)),
        "baseline": float(np.unique(y, return_counts=True)[1].max() / len(y)),
    }
