# 3.3: the baseline is the share of the label that the model predicts most often. Expected: the share of the label that is most frequent in y.
def evaluate(model, X, y):
    n, z = len(y), 1.96
    predicted = model.predict(X)
    accuracy = np.mean(predicted == y)
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    _, counts = np.unique(predicted, return_counts=True)
    return {"accuracy": accuracy, "low": middle - half, "high": middle + half, "baseline": counts.max() / n}
