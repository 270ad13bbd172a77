# 4.1: keys made by a comprehension, uniform shares 0.02 to 0.22. Expected: a dict whose space contains the default forest, shares from at most 0.03 up to at most 0.3, leaves 1 to about 5, depths with None.
def search_space():
    plain = [
        ("max_features", uniform(0.02, 0.2)),
        ("min_samples_leaf", list(range(1, 6))),
        ("max_depth", [None] + [10 * i for i in range(1, 5)]),
        ("n_estimators", list(range(100, 201, 10))),
    ]
    return {"algo__" + name: values for name, values in plain}
