# exercise: 4.1
# misconception: decimals-for-whole-numbers
# Leaf sizes are drawn as decimal numbers.
def search_space():
    return {
        "algo__max_features": loguniform(0.02, 0.3),
        "algo__max_depth": [None, 10, 40],
        "algo__min_samples_leaf": uniform(1, 4),
    }
