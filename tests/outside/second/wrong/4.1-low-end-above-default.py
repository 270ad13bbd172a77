# 4.1: the shares begin at 0.05, so the default share 0.036 cannot be drawn. Expected: a low end of at most 0.03.
def search_space():
    return {
        "algo__max_features": loguniform(0.05, 0.3),
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": [None, 10, 20, 40],
        "algo__n_estimators": randint(100, 201),
    }
