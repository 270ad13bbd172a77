# 4.5: "helps" whenever zero is outside the interval, on either side. Expected: "hurts" if the interval lies below zero.
def compare(default_scores, tuned_scores):
    differences = tuned_scores - default_scores
    n = len(differences)
    middle = differences.mean()
    half = t.ppf(0.975, n - 1) * differences.std(ddof=1) * np.sqrt(1 / n + 1 / 4)
    low, high = middle - half, middle + half
    verdict = "no clear difference" if low <= 0 <= high else "helps"
    return {"difference": middle, "low": low, "high": high, "verdict": verdict}


def final_model():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])
