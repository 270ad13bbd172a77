# exercise: 3.3
# pandas counts, numpy scalars.
import numpy as np
import pandas as pd


def evaluate(model, X, y):
    y = pd.Series(y)
    p = (y == model.predict(X)).mean()
    n = len(y)
    roots = np.roots([1 + 1.96**2 / n, -(2 * p + 1.96**2 / n), p**2])
    low, high = np.sort(roots.real)
    result = {"accuracy": p, "low": low, "high": high, "baseline": y.value_counts(normalize=True).iloc[0]}
    return {key: np.float32(value) for key, value in result.items()}
