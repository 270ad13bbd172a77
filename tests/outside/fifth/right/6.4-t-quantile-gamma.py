# 6.4: Wilson on n m / (n + m) answers with a t quantile, and cut by sorted; gamma 3 on a picture whose strongest ink is 1. Expected: never outside 0 to 1 and holds the share; same picture, greys pushed down.
from scipy.stats import t


def score_interval(right, others):
    n, share = len(right), float(np.mean(right))
    both = 1 / (1 / n + 1 / others)
    ends = wilson(share * both, both, z=t.ppf(0.975, n - 1))
    low, high = (float(sorted([0, end, 1])[1]) for end in ends)
    return min(low, share), max(high, share)


def adapt(images):
    return np.array([(scaled_up(i) / max(scaled_up(i).max(), 1e-9)).ravel() ** 3 for i in images])
