# 4.5: the statistics module and early returns, the tuned forest of the text. Expected: a dict with difference, low, high, verdict, and an unfitted pipeline.
import math
import statistics


def _verdict(low: float, high: float) -> str:
    if low > 0:
        return "helps"
    if high < 0:
        return "hurts"
    return "no clear difference"


def compare(default_scores, tuned_scores):
    differences = [float(b) - float(a) for a, b in zip(default_scores, tuned_scores)]
    n = len(differences)
    mean = statistics.fmean(differences)
    half = float(t.ppf(0.975, n - 1)) * statistics.stdev(differences) * math.sqrt(1 / n + 0.25)
    return dict(difference=mean, low=mean - half, high=mean + half, verdict=_verdict(mean - half, mean + half))


def final_model():
    forest = RandomForestClassifier(
        n_estimators=190, max_features=0.0644, max_depth=80, min_samples_leaf=1, random_state=42
    )
    return Pipeline(steps=[("algo", forest)])
