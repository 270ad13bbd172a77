# 4.5: the standard deviation divides by n (ddof=0), so the interval is too narrow. Expected: the formula with the standard deviation of a sample.
def compare(default_scores, tuned_scores):
    d = tuned_scores - default_scores
    n = len(d)
    half = t.ppf(0.975, n - 1) * np.std(d) * np.sqrt(1 / n + 1 / 4)
    low, high = d.mean() - half, d.mean() + half
    if low > 0:
        verdict = "helps"
    elif high < 0:
        verdict = "hurts"
    else:
        verdict = "no clear difference"
    return {"difference": d.mean(), "low": low, "high": high, "verdict": verdict}


def final_model():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])
