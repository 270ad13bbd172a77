# exercise: 4.1
# misconception: default-leaf-outside
# The leaves start at 2.
def search_space():
    return {
        "algo__max_features": loguniform(0.02, 0.3),
        "algo__max_depth": [None, 10, 40],
        "algo__min_samples_leaf": [2, 3, 4, 5],
    }
