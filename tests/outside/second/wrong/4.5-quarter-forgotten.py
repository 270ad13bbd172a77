# 4.5: the half width has 1/n under the root but not the 1/4, the usual standard error. Expected: the square root of 1/n + 1/4.
import math


def compare(default_scores, tuned_scores):
    gain = [b - a for a, b in zip(default_scores, tuned_scores)]
    n = len(gain)
    mean = sum(gain) / n
    s = math.sqrt(sum((g - mean) ** 2 for g in gain) / (n - 1))
    half = t.ppf(0.975, n - 1) * s / math.sqrt(n)
    low, high = mean - half, mean + half
    if low > 0:
        verdict = "helps"
    elif high < 0:
        verdict = "hurts"
    else:
        verdict = "no clear difference"
    return {"difference": mean, "low": low, "high": high, "verdict": verdict}


def final_model():
    return Pipeline([("algo", RandomForestClassifier(random_state=42))])
