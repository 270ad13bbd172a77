# 4.1: between 10 and 99 trees, so that the default of 100 is not inside. Expected: whole numbers from 100 to about 200, the default forest inside.
def search_space():
    return {
        "algo__n_estimators": randint(10, 100),
        "algo__max_features": loguniform(0.02, 0.3),
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": [None, 10, 20, 40],
    }
