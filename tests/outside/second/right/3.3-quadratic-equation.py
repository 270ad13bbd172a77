# 3.3: Wilson's ends as the two solutions of the quadratic equation that defines them. Expected: accuracy, Wilson's 95 % interval and the share of the most frequent label, not rounded.
def evaluate(model, X, y):
    y = np.asarray(y)
    n = y.size
    accuracy = np.mean(np.asarray(model.predict(X)) == y)
    z = 1.96
    # (p - accuracy)^2 = z^2 p (1 - p) / n
    a = 1 + z**2 / n
    b = -(2 * accuracy + z**2 / n)
    c = accuracy**2
    root = np.sqrt(max(b**2 - 4 * a * c, 0.0))
    low, high = np.clip([(-b - root) / (2 * a), (-b + root) / (2 * a)], 0, 1)
    counts = np.unique(y, return_counts=True)[1]
    return {"accuracy": float(accuracy), "low": float(low), "high": float(high), "baseline": float(counts.max() / n)}
