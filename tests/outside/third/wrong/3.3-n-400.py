# 3.3: the interval is always that of 400 rows. Expected: the number of rows may be any.
def evaluate(model, X, y):
    n, z = 400, 1.96
    accuracy = np.mean(model.predict(X) == y)
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    baseline = np.unique(y, return_counts=True)[1].max() / len(y)
    return {"accuracy": accuracy, "low": middle - half, "high": middle + half, "baseline": baseline}
