# exercise: 3.3
# misconception: other-level
# One standard deviation, because z looks like a factor to choose.
def evaluate(model, X, y):
    right = int(np.sum(model.predict(X) == y))
    low, high = wilson(right, len(y), z=1)
    counts = np.unique(y, return_counts=True)[1]
    return {"accuracy": right / len(y), "low": low, "high": high, "baseline": counts.max() / counts.sum()}
