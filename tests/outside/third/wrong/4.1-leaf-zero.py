# 4.1: leaves from 0. Expected: whole numbers from 1 to about 5.
def search_space():
    return {
        "algo__max_features": loguniform(0.02, 0.3),
        "algo__min_samples_leaf": randint(0, 6),
        "algo__max_depth": [None, 10, 30],
    }
