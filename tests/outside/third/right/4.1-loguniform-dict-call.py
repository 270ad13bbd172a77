# 4.1: built with dict() and a log-uniform share. Expected: a dict whose space contains the default forest, shares from at most 0.03 up to at most 0.3, leaves 1 to about 5, depths with None.
def search_space():
    space = dict(
        algo__max_features=loguniform(0.015, 0.25),
        algo__min_samples_leaf=randint(1, 6),
        algo__max_depth=[None, 12, 24, 48],
    )
    space["algo__n_estimators"] = randint(100, 201)
    return space
