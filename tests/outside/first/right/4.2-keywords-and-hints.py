# 4.2: type hints, all arguments by keyword, errors raised at once. Expected: an unfitted RandomizedSearchCV over a pipeline with the step algo and the settings of the text.
def make_search(space: dict) -> RandomizedSearchCV:
    seed: int = 42
    steps = [("algo", RandomForestClassifier(n_estimators=100, random_state=seed))]
    draws: int = setting("n_iter")
    return RandomizedSearchCV(
        estimator=Pipeline(steps=steps),
        param_distributions=space,
        n_iter=draws,
        scoring="accuracy",
        cv=3,
        refit=True,
        random_state=seed,
        error_score="raise",
    )
