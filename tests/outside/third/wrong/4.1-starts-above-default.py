# 4.1: shares start at 0.05. Expected: shares from at most 0.03, the default 0.036 inside.
def search_space():
    return {
        "algo__max_features": loguniform(0.05, 0.3),
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": [None, 10, 20, 40],
        "algo__n_estimators": randint(100, 201),
    }
