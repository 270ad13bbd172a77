# 4.5: the standard deviation divides by n (ddof=0), so the interval is too short. Expected: the formula above, with the standard deviation of a sample.
def compare(default_scores, tuned_scores):
    differences = tuned_scores - default_scores
    n = len(differences)
    middle = differences.mean()
    half = t.ppf(0.975, n - 1) * differences.std() * np.sqrt(1 / n + 1 / 4)
    low, high = middle - half, middle + half
    if low > 0:
        verdict = "helps"
    elif high < 0:
        verdict = "hurts"
    else:
        verdict = "no clear difference"
    return {"difference": middle, "low": low, "high": high, "verdict": verdict}


def final_model():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])
