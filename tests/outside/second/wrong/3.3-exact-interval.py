# 3.3: computes the interval of Clopper and Pearson, which SciPy calls exact. Expected: the interval of Wilson.
from scipy.stats import binomtest


def evaluate(model, X, y):
    right = int((model.predict(X) == y).sum())
    interval = binomtest(right, len(y)).proportion_ci(confidence_level=0.95)
    return {
        "accuracy": right / len(y),
        "low": float(interval.low),
        "high": float(interval.high),
        "baseline": float(np.unique(y, return_counts=True)[1].max() / len(y)),
    }
