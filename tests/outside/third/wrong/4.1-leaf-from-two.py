# 4.1: leaves 2 to 5, without the default 1. Expected: whole numbers from 1 to about 5, the default inside.
def search_space():
    leaves = [n + 1 for n in range(1, 5)]
    return {
        "algo__max_features": loguniform(0.01, 0.3),
        "algo__min_samples_leaf": leaves,
        "algo__max_depth": [None, 10, 20, 40],
    }
