# exercise: 4.1
# misconception: names-without-the-step
# One underscore between step and parameter.
def search_space():
    return {
        "algo_max_features": loguniform(0.02, 0.3),
        "algo_max_depth": [None, 10, 40],
        "algo_min_samples_leaf": randint(1, 6),
    }
