# exercise: 4.1
# misconception: one-value-for-a-range
# An array that holds one number.
def search_space():
    return {
        "algo__max_features": loguniform(0.02, 0.3),
        "algo__max_depth": [None, 10, 40],
        "algo__min_samples_leaf": np.array(5),
    }
