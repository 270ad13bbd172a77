# 4.5: n is fixed at 8. Expected: n is the number of splits given.
def compare(default_scores, tuned_scores):
    d = tuned_scores - default_scores
    n = 8
    half = t.ppf(0.975, n - 1) * d.std(ddof=1) * np.sqrt(1 / n + 1 / 4)
    low, high = d.mean() - half, d.mean() + half
    verdict = "helps" if low > 0 else "hurts" if high < 0 else "no clear difference"
    return {"difference": d.mean(), "low": low, "high": high, "verdict": verdict}


def final_model():
    return Pipeline([("algo", RandomForestClassifier(random_state=42))])
