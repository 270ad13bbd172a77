# 3.3: the mean of the accuracies of the labels. Expected: the share of rows.
def evaluate(model, X, y):
    n, z = len(y), 1.96
    right = model.predict(X) == y
    accuracy = np.mean([np.mean(right[y == label]) for label in np.unique(y)])
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    baseline = np.unique(y, return_counts=True)[1].max() / n
    return {"accuracy": accuracy, "low": middle - half, "high": middle + half, "baseline": baseline}
