# exercise: 4.1
# misconception: shares-too-large
# The older space, which starts at a tenth of the pixels and goes up to all of them.
def search_space():
    return {
        "algo__n_estimators": randint(100, 201),
        "algo__max_features": uniform(0.1, 0.9),
        "algo__max_depth": randint(20, 81),
        "algo__min_samples_leaf": randint(1, 21),
    }
