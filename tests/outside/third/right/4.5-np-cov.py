# 4.5: the standard deviation from the variances and the covariance. Expected: difference, low, high by the formula and the right verdict; an unfitted one-step pipeline.
from math import sqrt


def compare(default_scores, tuned_scores):
    n = len(tuned_scores)
    d = np.array([tuned_scores, default_scores]).T @ np.array([1.0, -1.0])
    s = sqrt(np.cov(d, ddof=1))
    half = s * t.ppf(1 - 0.05 / 2, n - 1) * sqrt(1 / n + 1 / 4)
    mean = np.average(d)
    low, high = mean - half, mean + half
    verdicts = [(low > 0, "helps"), (high < 0, "hurts"), (True, "no clear difference")]
    verdict = next(word for holds, word in verdicts if holds)
    return {"difference": mean, "low": low, "high": high, "verdict": verdict}


def final_model():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=300, max_features=0.05, random_state=42))])
