# 3.3: scipy's interval of Wilson with its exact z. Expected: accuracy, the 95 % interval of Wilson, and the share of the most frequent label.
from scipy.stats import binomtest


def evaluate(model, X, y):
    hits = int(np.count_nonzero(np.asarray(model.predict(X)) == np.asarray(y)))
    interval = binomtest(hits, len(y)).proportion_ci(confidence_level=0.95, method="wilson")
    labels_seen = set(np.asarray(y).tolist())
    return {
        "accuracy": hits / len(y),
        "low": float(interval.low),
        "high": float(interval.high),
        "baseline": max(float(np.mean(y == label)) for label in labels_seen),
    }
