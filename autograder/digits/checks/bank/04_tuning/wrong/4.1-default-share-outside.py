# exercise: 4.1
# misconception: default-share-outside
# The shares start at 0.1, so that the default lies outside.
def search_space():
    return {
        "algo__max_features": uniform(0.1, 0.2),
        "algo__max_depth": [None, 10, 40],
        "algo__min_samples_leaf": randint(1, 6),
    }
