# 4.1: the two ends as a list of two. Expected: many shares, a distribution or a list of three or more.
def search_space():
    return {
        "algo__max_features": [0.03, 0.3],
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": [None, 10, 20, 40],
    }
