# 4.1: max_features is a list of two shares. Expected: many values, a distribution or a list of three or more.
def search_space():
    return {
        "algo__max_features": [28 / 784, 0.2],
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": [None, 10, 20, 40],
    }
