# 4.1: uniform(0.02, 0.3) is read as "0.02 to 0.3", but ends at 0.32. Expected: shares up to at most 0.3.
def search_space():
    return {
        "algo__max_features": uniform(0.02, 0.3),
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": [None, 10, 20, 40],
        "algo__n_estimators": randint(100, 201),
    }
