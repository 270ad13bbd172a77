# exercise: 4.1
# misconception: names-without-the-step
# The names are those of the forest, without the step of the pipeline.
def search_space():
    return {
        "max_features": loguniform(0.02, 0.3),
        "max_depth": [None, 10, 40],
        "min_samples_leaf": randint(1, 6),
    }
