# 4.5: n is always 8, as in the lesson. Expected: n is the number of differences that were given.
def compare(default_scores, tuned_scores):
    differences = tuned_scores - default_scores
    middle = differences.mean()
    half = t.ppf(0.975, 7) * differences.std(ddof=1) * np.sqrt(1 / 8 + 1 / 4)
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
