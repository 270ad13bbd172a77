# 4.1: n_estimators from 10 to 99, the default 100 is outside. Expected: whole numbers from 100 to about 200.
def search_space():
    return {
        "algo__max_features": loguniform(0.01, 0.3),
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": [None, 10, 20, 40],
        "algo__n_estimators": randint(10, 100),
    }
