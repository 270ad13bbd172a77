# 4.5: the verdict looks at the mean only and never at the interval. Expected: helps or hurts only if the whole interval is on one side of zero.
def compare(default_scores, tuned_scores):
    d = np.array(tuned_scores) - np.array(default_scores)
    n = len(d)
    half = t.ppf(0.975, n - 1) * d.std(ddof=1) * (1 / n + 1 / 4) ** 0.5
    if d.mean() > 0:
        verdict = "helps"
    elif d.mean() < 0:
        verdict = "hurts"
    else:
        verdict = "no clear difference"
    return {"difference": d.mean(), "low": d.mean() - half, "high": d.mean() + half, "verdict": verdict}


def final_model():
    return Pipeline([("algo", RandomForestClassifier(random_state=42))])
