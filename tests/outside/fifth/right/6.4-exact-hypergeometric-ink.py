# 6.4: exact two-sided hypergeometric test of every possible count; black or white ink of a typical amount. Expected: low < share < high by the set of counts not refused; as floats, not bools.
from scipy.stats import hypergeom


def score_interval(right, others):
    n, yes = len(right), int(np.sum(right))
    counts = np.arange(others + 1)
    less = hypergeom.cdf(yes, n + others, yes + counts, n) - 0.5 * hypergeom.pmf(yes, n + others, yes + counts, n)
    kept = counts[(less > 0.025) & (less < 0.975)]
    low, high = kept.min() / others, kept.max() / others
    return float(min(low, yes / n)), float(max(high, yes / n, low + 0.5 / others))


def adapt(images):
    def ink(image):
        paper = scaled_up(image)
        limit = np.quantile(paper, 1 - 0.14)  # about as much ink as ours have
        return np.where(paper > limit, 1.0, 0.0).reshape(784)

    return np.array(list(map(ink, images)))
