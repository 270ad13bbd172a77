# 3.3: Wilson's interval from SciPy, whose z is 1.95996, and a DummyClassifier for the baseline. Expected: accuracy, Wilson's 95 % interval and the share of the most frequent label, not rounded.
from scipy.stats import binomtest


def evaluate(model, X, y):
    right = int((model.predict(X) == y).sum())
    interval = binomtest(right, len(y)).proportion_ci(confidence_level=0.95, method="wilson")
    nothing = np.zeros((len(y), 1))
    lazy = DummyClassifier(strategy="most_frequent").fit(nothing, y)
    return {
        "accuracy": right / len(y),
        "low": float(interval.low),
        "high": float(interval.high),
        "baseline": float(lazy.score(nothing, y)),
    }
