# 4.1: the depth has the word "None" and not the value None. Expected: None (no limit) among the depths.
def search_space():
    return {
        "algo__max_features": loguniform(0.02, 0.3),
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": ["None", 10, 20, 40],
    }
