# 3.3: balanced accuracy, the mean over the labels, which is the same only if all labels are equally frequent. Expected: the share of rows that are right.
from sklearn.metrics import balanced_accuracy_score


def evaluate(model, X, y):
    n, z = len(y), 1.96
    accuracy = balanced_accuracy_score(y, model.predict(X))
    middle = (accuracy + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(accuracy * (1 - accuracy) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    _, counts = np.unique(y, return_counts=True)
    return {"accuracy": accuracy, "low": middle - half, "high": middle + half, "baseline": counts.max() / n}
