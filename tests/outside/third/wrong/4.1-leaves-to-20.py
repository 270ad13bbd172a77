# 4.1: leaves up to 20 as in the older space. Expected: whole numbers from 1 to about 5.
def search_space():
    return {
        "algo__max_features": loguniform(0.01, 0.3),
        "algo__min_samples_leaf": randint(1, 21),
        "algo__max_depth": [None, 20, 40, 80],
        "algo__n_estimators": randint(100, 201),
    }
