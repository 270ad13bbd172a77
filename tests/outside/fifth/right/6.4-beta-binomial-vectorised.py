# 6.4: beta-binomial quantiles from scipy.stats; adapt without a Python loop for the zoom. Expected: predictive interval that holds the share and isn't empty; n rows of floats, inputs unchanged.
from scipy import stats


def score_interval(right, others):
    right = np.asarray(right, dtype=bool)
    yes, n = int(right.sum()), right.size
    ahead = stats.betabinom(others, yes + 0.5, n - yes + 0.5)
    low, high = ahead.ppf(0.025) / others, ahead.ppf(0.975) / others
    share = yes / n
    return float(min(low, share)), float(max(high, share, low + 1 / others))


def adapt(images):
    stack = np.asarray(images, dtype=float)
    large = ndimage.zoom(stack, (1, 2.5, 2.5), order=1)
    large = large / np.maximum(large.max(axis=(1, 2), keepdims=True), 1e-9)
    large = np.clip(2.5 * (large - 0.4), 0, 1)
    result = np.zeros((len(stack), 28, 28))
    result[:, 4:24, 4:24] = large
    for number in range(len(stack)):
        if result[number].any():
            row, column = ndimage.center_of_mass(result[number])
            step = round(13.5 - row), round(13.5 - column)
            result[number] = ndimage.shift(result[number], step, order=0)
    return result.reshape(-1, 784)
