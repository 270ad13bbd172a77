# exercise: 4.1
# misconception: uniform-end-for-width
# The second number of uniform is taken for its end.
def search_space():
    return {
        "algo__max_features": uniform(0.02, 0.3),
        "algo__max_depth": [None, 10, 40],
        "algo__min_samples_leaf": randint(1, 6),
    }
