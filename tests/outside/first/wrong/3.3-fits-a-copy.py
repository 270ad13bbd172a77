# 3.3: clones the model and fits the clone on the rows that it judges. Expected: the model is fitted already, and its own predictions are judged.
from sklearn.base import clone


def evaluate(model, X, y):
    n, z = len(y), 1.96
    model = clone(model).fit(X, y)
    accuracy = np.mean(model.predict(X) == y)
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    _, counts = np.unique(y, return_counts=True)
    return {"accuracy": accuracy, "low": middle - half, "high": middle + half, "baseline": counts.max() / n}
