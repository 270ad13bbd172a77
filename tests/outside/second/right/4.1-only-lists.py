# 4.1: nothing but lists, shares made with geomspace, no n_estimators. Expected: a space that contains the default forest.
def search_space():
    space = {}
    shares = np.geomspace(0.01, 0.3, 15)
    space["algo__max_features"] = [min(float(s), 0.3) for s in shares] + [28 / 784]
    space["algo__min_samples_leaf"] = list(range(1, 6))
    space["algo__max_depth"] = [10, 20, 40, None]
    return space
