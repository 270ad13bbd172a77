# 4.5: the verdict looks at the mean only. Expected: helps or hurts only if the whole interval lies on one side of zero.
def compare(default_scores, tuned_scores):
    d = tuned_scores - default_scores
    n = len(d)
    half = t.ppf(0.975, n - 1) * d.std(ddof=1) * np.sqrt(1 / n + 1 / 4)
    mean = d.mean()
    if mean > 0:
        verdict = "helps"
    elif mean < 0:
        verdict = "hurts"
    else:
        verdict = "no clear difference"
    return {"difference": mean, "low": mean - half, "high": mean + half, "verdict": verdict}


def final_model():
    return Pipeline([("algo", RandomForestClassifier(random_state=42))])
