# 4.1: a scaled beta distribution for the share, keys built with a prefix. Expected: a space that contains the default forest.
from scipy.stats import beta


def search_space():
    default_share = 28 / 784
    choices = dict(
        # beta on [0.005, 0.295]: many small shares, few large ones
        max_features=beta(1.2, 3, loc=0.005, scale=0.29),
        min_samples_leaf=[1, 2, 3, 4],
        max_depth=[5, 15, 25, 50, 75, None],
        n_estimators=[100, 125, 150, 175, 200],
    )
    assert choices["max_features"].support()[0] < default_share < choices["max_features"].support()[1]
    return {"algo__" + key: value for key, value in choices.items()}
