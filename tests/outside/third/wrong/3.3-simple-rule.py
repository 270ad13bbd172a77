# 3.3: the simple rule of many books. Expected: the interval of Wilson.
def evaluate(model, X, y):
    n, z = len(y), 1.96
    accuracy = np.mean(model.predict(X) == y)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n)
    baseline = np.unique(y, return_counts=True)[1].max() / n
    return {"accuracy": accuracy, "low": accuracy - half, "high": accuracy + half, "baseline": baseline}
