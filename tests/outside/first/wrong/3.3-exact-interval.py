# 3.3: scipy's proportion_ci without method="wilson" gives the interval of Clopper and Pearson, which is wider. Expected: the interval of Wilson.
from scipy.stats import binomtest


def evaluate(model, X, y):
    n = len(y)
    right = int(np.sum(model.predict(X) == y))
    interval = binomtest(right, n).proportion_ci(confidence_level=0.95)
    _, counts = np.unique(y, return_counts=True)
    return {"accuracy": right / n, "low": interval.low, "high": interval.high, "baseline": counts.max() / n}
