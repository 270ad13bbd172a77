# 4.5: the final model is a forest of depth 4, clearly worse than the default. Expected: a model that is not clearly worse than the default forest.
def compare(default_scores, tuned_scores):
    d = tuned_scores - default_scores
    n = len(d)
    half = t.ppf(0.975, n - 1) * d.std(ddof=1) * np.sqrt(1 / n + 1 / 4)
    low, high = d.mean() - half, d.mean() + half
    if low > 0:
        verdict = "helps"
    elif high < 0:
        verdict = "hurts"
    else:
        verdict = "no clear difference"
    return {"difference": d.mean(), "low": low, "high": high, "verdict": verdict}


def final_model():
    # not too deep, so that it does not overfit
    return Pipeline([("algo", RandomForestClassifier(max_depth=4, n_estimators=50, random_state=42))])
