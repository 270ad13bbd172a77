# 3.2: steps by keyword, and the settings from a dict. Expected: each call a new unfitted Pipeline with the step algo, a forest of 200 trees with random_state 42.
def make_pipeline():
    settings = {"n_estimators": 200, "random_state": 42}
    forest = RandomForestClassifier(**settings)
    return Pipeline(steps=[("algo", forest)])
