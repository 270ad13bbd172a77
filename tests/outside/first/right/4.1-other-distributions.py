# 4.1: a triangular distribution for the shares, a Zipf distribution for the leaves. Expected: a dict of lists or distributions with the default inside.
def search_space():
    from scipy.stats import triang, zipfian

    low, high = 0.02, 0.28
    return dict(
        algo__max_features=triang(c=0.1, loc=low, scale=high - low),
        algo__min_samples_leaf=zipfian(1.2, 5),  # 1 to 5, small ones more often
        algo__max_depth=[15, 30, 60, None],
        algo__n_estimators=randint(low=100, high=181),
    )
