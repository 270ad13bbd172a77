# 4.1: the word "None" in place of None. Expected: a few depths, with None among them.
def search_space():
    return {
        "algo__max_features": loguniform(0.01, 0.3),
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": ["None", 10, 20, 40],
    }
