# 4.1: an OrderedDict whose prefix is put on by a loop, shares from geomspace. Expected: a dict of lists or distributions with the default inside.
from collections import OrderedDict


def search_space() -> dict:
    plain = [
        ("max_features", np.geomspace(0.025, 0.25, 12).tolist()),
        ("min_samples_leaf", list(range(1, 7))),
        ("max_depth", [None] + list(range(10, 51, 20))),
        ("n_estimators", list(range(100, 201, 25))),
    ]
    return OrderedDict((f"algo__{name}", values) for name, values in plain)
