# exercise: 4.1
# The number of trees is drawn as well, as an earlier release of the lesson did.
def search_space():
    return {
        "algo__n_estimators": randint(100, 201),
        "algo__max_features": loguniform(0.02, 0.3),
        "algo__max_depth": [None, 10, 20, 40, 80],
        "algo__min_samples_leaf": randint(1, 6),
    }
