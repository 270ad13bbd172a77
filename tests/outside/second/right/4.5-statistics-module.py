# 4.5: pure Python with the statistics module, extra trees as final model. Expected: compare by the formula, an unfitted good pipeline.
import math
import statistics

from sklearn.ensemble import ExtraTreesClassifier


def half_width(values):
    n = len(values)
    return float(t.ppf(0.975, n - 1)) * statistics.stdev(values) * math.sqrt(1 / n + 0.25)


def verdict_of(low, high):
    if low > 0:
        return "helps"
    if high < 0:
        return "hurts"
    return "no clear difference"


def compare(default_scores, tuned_scores):
    differences = [float(b) - float(a) for a, b in zip(default_scores, tuned_scores)]
    mean = statistics.fmean(differences)
    half = half_width(differences)
    return {
        "difference": mean,
        "low": mean - half,
        "high": mean + half,
        "verdict": verdict_of(mean - half, mean + half),
    }


def final_model():
    return Pipeline(steps=[("algo", ExtraTreesClassifier(n_estimators=200, random_state=0))])
