# exercise: 4.1
# misconception: leaves-too-large
# The leaves of the older space.
def search_space():
    return {
        "algo__max_features": loguniform(0.02, 0.3),
        "algo__max_depth": [None, 10, 40],
        "algo__min_samples_leaf": randint(1, 21),
    }
