# exercise: 4.5
# misconception: winner-by-the-mean-alone
# The tuned model wins as soon as its mean is higher.
def compare(default_scores, tuned_scores):
    d = tuned_scores - default_scores
    n = len(d)
    half = t.ppf(0.975, n - 1) * d.std(ddof=1) * np.sqrt(1 / n + 1 / 4)
    low, high = d.mean() - half, d.mean() + half
    verdict = "helps" if d.mean() > 0 else "hurts"
    return {"difference": d.mean(), "low": low, "high": high, "verdict": verdict}
