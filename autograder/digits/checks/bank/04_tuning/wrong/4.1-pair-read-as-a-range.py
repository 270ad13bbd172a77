# exercise: 4.1
# misconception: pair-read-as-a-range
# A pair of numbers is meant as a range.
def search_space():
    return {
        "algo__max_features": (0.02, 0.3),
        "algo__max_depth": [None, 10, 40],
        "algo__min_samples_leaf": (1, 5),
    }
