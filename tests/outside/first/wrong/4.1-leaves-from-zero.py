# 4.1: range(6) for the leaves begins at 0, which no forest accepts. Expected: whole numbers from 1 to about 5.
def search_space():
    return {
        "algo__max_features": loguniform(0.02, 0.3),
        "algo__min_samples_leaf": list(range(6)),
        "algo__max_depth": [None, 10, 20, 40],
    }
