# 4.2: the options are kept in a dict and unpacked, helper for the pipeline. Expected: an unfitted RandomizedSearchCV with the asked settings.
SEED = 42


def _forest_pipeline():
    forest = RandomForestClassifier(random_state=SEED)
    return Pipeline([("algo", forest)])


def make_search(space):
    options = {"n_iter": setting("n_iter"), "cv": 3, "scoring": "accuracy", "random_state": SEED, "refit": True}
    return RandomizedSearchCV(_forest_pipeline(), space, **options)
