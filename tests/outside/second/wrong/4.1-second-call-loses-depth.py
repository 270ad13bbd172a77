# 4.1: the space is a global dict from which each call takes the depths away, so the second call has none. Expected: the whole space at every call.
SPACE = {
    "algo__max_features": loguniform(0.02, 0.3),
    "algo__min_samples_leaf": randint(1, 6),
    "depths": [None, 10, 20, 40],
}


def search_space():
    result = {name: value for name, value in SPACE.items() if name != "depths"}
    depths = SPACE.pop("depths", None)
    if depths:
        result["algo__max_depth"] = depths
    return result
