# 4.1: min_samples_leaf is drawn from a uniform distribution, so 2.7 comes out. Expected: whole numbers from 1 to about 5.
def search_space():
    return {
        "algo__max_features": loguniform(0.02, 0.3),
        "algo__min_samples_leaf": uniform(1, 4),
        "algo__max_depth": [None, 10, 20, 40],
    }
