# exercise: 4.1
# misconception: no-limit-left-out
# A range of depths cannot hold None.
def search_space():
    return {
        "algo__max_features": loguniform(0.02, 0.3),
        "algo__max_depth": randint(10, 81),
        "algo__min_samples_leaf": randint(1, 6),
    }
