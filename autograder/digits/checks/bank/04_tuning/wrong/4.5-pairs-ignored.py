# exercise: 4.5
# misconception: pairs-ignored
# The spreads of both lists are combined as if the splits were different.
def compare(default_scores, tuned_scores):
    d = tuned_scores - default_scores
    n = len(d)
    half = t.ppf(0.975, n - 1) * np.sqrt(default_scores.var(ddof=1) + tuned_scores.var(ddof=1)) * np.sqrt(1 / n + 1 / 4)
    low, high = d.mean() - half, d.mean() + half
    verdict = "helps" if low > 0 else "hurts" if high < 0 else "no clear difference"
    return {"difference": d.mean(), "low": low, "high": high, "verdict": verdict}
