# exercise: 4.1
# misconception: counts-for-shares
# Pixels are counted instead of given as a share, and two more parameters are in the space.
def search_space():
    return {
        "algo__max_features": randint(14, 200),
        "algo__max_depth": [None, 20],
        "algo__min_samples_leaf": randint(1, 4),
        "algo__criterion": ["gini", "entropy"],
        "algo__min_samples_split": randint(2, 6),
    }
