# exercise: 4.5
# misconception: verdict-without-the-correction
# The verdict is that of a paired t test.
def compare(default_scores, tuned_scores):
    d = tuned_scores - default_scores
    n = len(d)
    half = t.ppf(0.975, n - 1) * d.std(ddof=1) * np.sqrt(1 / n + 1 / 4)
    low, high = d.mean() - half, d.mean() + half
    from scipy.stats import ttest_rel

    clear = ttest_rel(tuned_scores, default_scores).pvalue < 0.05
    verdict = ("helps" if d.mean() > 0 else "hurts") if clear else "no clear difference"
    return {"difference": d.mean(), "low": low, "high": high, "verdict": verdict}
