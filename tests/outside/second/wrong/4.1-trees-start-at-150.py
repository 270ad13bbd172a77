# 4.1: n_estimators begins at 150, so the default of 100 trees is outside. Expected: the default forest lies inside the space.
def search_space():
    return {
        "algo__n_estimators": [150, 175, 200],
        "algo__max_features": loguniform(0.01, 0.3),
        "algo__max_depth": [None, 20, 40],
        "algo__min_samples_leaf": [1, 2, 3, 4, 5],
    }
