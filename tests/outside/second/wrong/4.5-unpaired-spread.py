# 4.5: the spread of the two models is added instead of taking the spread of the differences. Expected: s is the standard deviation of the differences.
def compare(default_scores, tuned_scores):
    n = len(default_scores)
    mean = tuned_scores.mean() - default_scores.mean()
    s = np.sqrt(tuned_scores.var(ddof=1) + default_scores.var(ddof=1))
    half = t.ppf(0.975, n - 1) * s * np.sqrt(1 / n + 1 / 4)
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
