# exercise: 4.1
# misconception: one-value-for-a-range
# The default values themselves, one for each parameter.
def search_space():
    return {
        "algo__max_features": "sqrt",
        "algo__max_depth": None,
        "algo__min_samples_leaf": 1,
    }
