# 4.5: the final forest has few, shallow trees with large leaves and is clearly worse than the default. Expected: a model that is not clearly worse than about 91 %.
def compare(default_scores, tuned_scores):
    differences = tuned_scores - default_scores
    n = len(differences)
    middle = differences.mean()
    half = t.ppf(0.975, n - 1) * differences.std(ddof=1) * np.sqrt(1 / n + 1 / 4)
    low, high = middle - half, middle + half
    if low > 0:
        verdict = "helps"
    elif high < 0:
        verdict = "hurts"
    else:
        verdict = "no clear difference"
    return {"difference": middle, "low": low, "high": high, "verdict": verdict}


def final_model():
    forest = RandomForestClassifier(n_estimators=20, max_depth=6, min_samples_leaf=15, random_state=42)
    return Pipeline([("algo", forest)])
