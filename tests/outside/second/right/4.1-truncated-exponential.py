# 4.1: a truncated exponential for the share and a weighted list of leaves. Expected: a space that contains the default forest.
def search_space():
    from scipy.stats import truncexpon

    return dict(
        algo__max_features=truncexpon(b=3, loc=0.01, scale=0.08),  # 0.01 to 0.25
        algo__min_samples_leaf=[1, 1, 1, 2, 3, 5],
        algo__max_depth=[None, None, 30, 60],
    )
