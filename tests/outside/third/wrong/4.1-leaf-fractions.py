# 4.1: leaves are drawn as fractions by uniform(1, 4). Expected: whole numbers from 1 to about 5.
def search_space():
    return {
        "algo__max_features": loguniform(0.01, 0.3),
        "algo__min_samples_leaf": uniform(1, 4),
        "algo__max_depth": [None, 10, 20],
    }
