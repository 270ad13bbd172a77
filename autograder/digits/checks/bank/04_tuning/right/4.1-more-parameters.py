# exercise: 4.1
# Two more parameters are in the space, and the shares are a uniform distribution.
def search_space():
    return {
        "algo__max_features": uniform(0.02, 0.2),
        "algo__max_depth": [None, 20],
        "algo__min_samples_leaf": randint(1, 4),
        "algo__criterion": ["gini", "entropy"],
        "algo__min_samples_split": randint(2, 6),
    }
