# 4.1: the two ends of the range as a list, so only two shares can be drawn. Expected: many shares, a distribution or a list of three or more.
def search_space():
    return {
        "algo__max_features": [0.02, 0.3],
        "algo__min_samples_leaf": [1, 2, 3, 4, 5],
        "algo__max_depth": [None, 10, 20, 40],
        "algo__n_estimators": [100, 150, 200],
    }
