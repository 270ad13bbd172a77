# exercise: 4.1
# Lists for everything, the default written as sqrt.
def search_space():
    shares = ["sqrt", "log2", 0.02, 0.05, 0.1, 0.2]
    return dict(algo__max_features=shares, algo__max_depth=[5, 15, None], algo__min_samples_leaf=[1, 2, 3, 5])
