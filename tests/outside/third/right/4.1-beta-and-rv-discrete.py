# 4.1: other SciPy distributions: a shifted beta and an own discrete one. Expected: a dict whose space contains the default forest, shares from at most 0.03 up to at most 0.3, leaves 1 to about 5, depths with None.
from scipy.stats import beta, rv_discrete


def search_space():
    leaf_sizes = [1, 2, 3, 4, 5]
    chances = [0.4, 0.3, 0.1, 0.1, 0.1]
    return {
        "algo__max_features": beta(1, 3, loc=0.01, scale=0.25),
        "algo__min_samples_leaf": rv_discrete(values=(leaf_sizes, chances)),
        "algo__max_depth": [None, 15, 30],
    }
