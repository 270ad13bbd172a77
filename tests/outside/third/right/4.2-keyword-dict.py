# 4.2: options collected in a dict and unpacked. Expected: an unfitted RandomizedSearchCV over a one-step pipeline algo, setting("n_iter") draws, cv 3, accuracy, both random states 42.
def make_search(space):
    options = {"random_state": 42}
    steps = []
    steps.append(("algo", RandomForestClassifier(**options)))
    options["estimator"] = Pipeline(steps)
    options["param_distributions"] = space
    options["n_iter"] = setting("n_iter")
    options["cv"] = 3
    options["scoring"] = "accuracy"
    return RandomizedSearchCV(**options)
