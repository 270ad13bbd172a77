# 4.1: only lists, with 28/784 itself among the shares. Expected: a dict whose space contains the default forest, shares from at most 0.03 up to at most 0.3, leaves 1 to about 5, depths with None.
def search_space():
    shares = [0.01, 0.02, 0.03, 28 / 784, 0.05, 0.08, 0.12, 0.2, 0.3]
    return {
        "algo__max_depth": [10, 20, 40, None],
        "algo__max_features": shares,
        "algo__min_samples_leaf": [1, 2, 3, 4, 5],
        "algo__n_estimators": [100, 125, 150, 175, 200],
    }
