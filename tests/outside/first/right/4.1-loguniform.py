# 4.1: log-uniform shares, randint leaves, a short list of depths. Expected: a dict of lists or distributions with the default inside.
def search_space():
    return {
        "algo__max_features": loguniform(0.02, 0.3),
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": [None, 10, 20, 40],
        "algo__n_estimators": randint(100, 201),
    }
