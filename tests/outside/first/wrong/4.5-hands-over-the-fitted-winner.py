# 4.5: the final model is the winner of the search, already fitted. Expected: a pipeline that is not fitted.
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
    return search.best_estimator_
