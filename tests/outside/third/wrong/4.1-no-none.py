# 4.1: None is not among the depths. Expected: a few depths, with None among them.
def search_space():
    return {
        "algo__max_features": loguniform(0.01, 0.3),
        "algo__min_samples_leaf": [1, 2, 3, 4, 5],
        "algo__max_depth": [10, 20, 40, 80],
    }
