# 3.3: the baseline comes from the label that the model predicts most often. Expected: the label that is most frequent in y.
def evaluate(model, X, y):
    guesses = model.predict(X)
    n, z = len(y), 1.96
    accuracy = np.mean(guesses == y)
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    values, counts = np.unique(guesses, return_counts=True)
    favourite = values[counts.argmax()]
    return {
        "accuracy": float(accuracy),
        "low": float(max(0, middle - half)),
        "high": float(min(1, middle + half)),
        "baseline": float(np.mean(y == favourite)),
    }
