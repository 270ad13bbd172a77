# exercise: 3.3
# misconception: accuracy-typed-in
# The accuracy of the example is written down, not computed.
def evaluate(model, X, y):
    n, z = len(y), 1.96
    accuracy = 0.925
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    counts = np.unique(y, return_counts=True)[1]
    return {"accuracy": accuracy, "low": middle - half, "high": middle + half, "baseline": counts.max() / n}
