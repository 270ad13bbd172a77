# 4.5: plain Python with the module statistics. Expected: difference, low, high by the formula and the right verdict; an unfitted one-step pipeline.
import math
import statistics


def compare(default_scores, tuned_scores):
    gains = [float(b) - float(a) for a, b in zip(default_scores, tuned_scores)]
    n = len(gains)
    middle = statistics.fmean(gains)
    half = float(t.ppf(0.975, n - 1)) * statistics.stdev(gains) * math.sqrt(1 / n + 1 / 4)
    low, high = middle - half, middle + half
    verdict = "no clear difference"
    if low > 0:
        verdict = "helps"
    if high < 0:
        verdict = "hurts"
    return dict(difference=middle, low=low, high=high, verdict=verdict)


def final_model():
    return Pipeline(steps=[("algo", RandomForestClassifier(random_state=42))])
