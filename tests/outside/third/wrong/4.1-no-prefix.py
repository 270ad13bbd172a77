# 4.1: names without algo__. Expected: the names algo__max_features, algo__min_samples_leaf, algo__max_depth.
def search_space():
    return {
        "max_features": loguniform(0.01, 0.3),
        "min_samples_leaf": randint(1, 6),
        "max_depth": [None, 10, 20, 40],
    }
