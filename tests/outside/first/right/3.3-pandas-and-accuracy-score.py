# 3.3: accuracy_score and value_counts, dict built in another order. Expected: a dict with exactly the four keys, each a number from 0 to 1.
from sklearn.metrics import accuracy_score


def evaluate(model, X, y) -> dict:
    result: dict = {}
    result["baseline"] = pd.Series(y).value_counts(normalize=True).iloc[0]
    p = result["accuracy"] = accuracy_score(y, model.predict(X))
    n = len(y)
    z = 1.96
    stretch = 1 / (1 + z**2 / n)
    for key, sign in (("low", -1), ("high", +1)):
        end = stretch * (p + z**2 / (2 * n) + sign * z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5)
        result[key] = min(1.0, max(0.0, end))
    return result
