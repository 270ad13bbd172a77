# 4.1: the shares begin at 0.05, above the 0.036 of the default. Expected: shares from at most 0.03, the default forest inside.
def search_space():
    space = {
        "algo__max_features": loguniform(0.05, 0.3),
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": [None, 5, 10, 20, 40],
    }
    return space
