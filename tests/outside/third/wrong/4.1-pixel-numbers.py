# 4.1: whole numbers of pixels for max_features. Expected: shares of pixels from at most 0.03 up to at most 0.3.
def search_space():
    return {
        "algo__max_features": randint(20, 236),
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": [None, 10, 20, 40],
    }
