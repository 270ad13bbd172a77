# 4.5: tuned_scores -= default_scores changes the array of the caller. Expected: the arguments stay as they are; a second call must give the same.
def compare(default_scores, tuned_scores):
    tuned_scores -= default_scores
    n = len(tuned_scores)
    m = tuned_scores.mean()
    half = t.ppf(0.975, n - 1) * tuned_scores.std(ddof=1) * np.sqrt(1 / n + 1 / 4)
    low, high = m - half, m + half
    verdict = "helps" if low > 0 else "hurts" if high < 0 else "no clear difference"
    return {"difference": m, "low": low, "high": high, "verdict": verdict}


def final_model():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=150, random_state=42))])
