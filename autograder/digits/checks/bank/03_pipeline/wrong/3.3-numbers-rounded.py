# exercise: 3.3
# misconception: numbers-rounded
# All four numbers are rounded to three places before they are returned.
def evaluate(model, X, y):
    n, z = len(y), 1.96
    accuracy = np.mean(model.predict(X) == y)
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    baseline = np.unique(y, return_counts=True)[1].max() / n
    numbers = {"accuracy": accuracy, "low": middle - half, "high": middle + half, "baseline": baseline}
    return {key: round(float(value), 3) for key, value in numbers.items()}
