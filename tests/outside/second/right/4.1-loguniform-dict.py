# 4.1: plain dict with loguniform, randint and a list of depths. Expected: a space that contains the default forest.
def search_space():
    return {
        "algo__max_features": loguniform(0.015, 0.28),
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": [None, 8, 16, 32],
        "algo__n_estimators": randint(100, 201),
    }
