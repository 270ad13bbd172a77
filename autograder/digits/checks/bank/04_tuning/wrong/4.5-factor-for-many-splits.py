# exercise: 4.5
# misconception: factor-for-many-splits
# 1.96, whatever the number of splits.
def compare(default_scores, tuned_scores):
    d = tuned_scores - default_scores
    n = len(d)
    half = 1.96 * d.std(ddof=1) * np.sqrt(1 / n + 1 / 4)
    low, high = d.mean() - half, d.mean() + half
    verdict = "helps" if low > 0 else "hurts" if high < 0 else "no clear difference"
    return {"difference": d.mean(), "low": low, "high": high, "verdict": verdict}
