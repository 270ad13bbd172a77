# exercise: 3.3
# misconception: share-for-count
# The accuracy goes into the given function, which wants the number of right predictions.
def evaluate(model, X, y):
    accuracy = np.mean(model.predict(X) == y)
    low, high = wilson(accuracy, len(y))
    baseline = np.unique(y, return_counts=True)[1].max() / len(y)
    return {"accuracy": accuracy, "low": low, "high": high, "baseline": baseline}
