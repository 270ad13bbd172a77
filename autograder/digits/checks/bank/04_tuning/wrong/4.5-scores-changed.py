# exercise: 4.5
# misconception: scores-changed
# The difference is written into the tuned scores.
def compare(default_scores, tuned_scores):
    tuned_scores -= default_scores
    d, n = tuned_scores, len(tuned_scores)
    half = t.ppf(0.975, n - 1) * d.std(ddof=1) * np.sqrt(1 / n + 1 / 4)
    low, high = d.mean() - half, d.mean() + half
    verdict = "helps" if low > 0 else "hurts" if high < 0 else "no clear difference"
    return {"difference": d.mean(), "low": low, "high": high, "verdict": verdict}
