# exercise: 4.5
# misconception: splits-taken-as-independent
# The shared rows of the splits are left out of account.
def compare(default_scores, tuned_scores):
    d = tuned_scores - default_scores
    n = len(d)
    half = t.ppf(0.975, n - 1) * d.std(ddof=1) / np.sqrt(n)
    low, high = d.mean() - half, d.mean() + half
    verdict = "helps" if low > 0 else "hurts" if high < 0 else "no clear difference"
    return {"difference": d.mean(), "low": low, "high": high, "verdict": verdict}
