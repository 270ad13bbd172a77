# 4.1: the key algo__max_depth is missing. Expected: a dict with all three names.
def search_space():
    return {
        "algo__max_features": loguniform(0.01, 0.3),
        "algo__min_samples_leaf": randint(1, 6),
        "algo__n_estimators": randint(100, 201),
    }
