# 4.1: end taken for the width, shares go up to 0.33. Expected: shares up to at most 0.3.
def search_space():
    return {
        "algo__max_features": uniform(0.03, 0.3),
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": [None, 10, 20, 40],
    }
