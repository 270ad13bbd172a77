# 4.2: a single return statement with keywords. Expected: an unfitted RandomizedSearchCV with the asked settings.
def make_search(space):
    return RandomizedSearchCV(
        estimator=Pipeline(steps=[("algo", RandomForestClassifier(random_state=42))]),
        param_distributions=space,
        n_iter=setting("n_iter"),
        scoring="accuracy",
        cv=3,
        random_state=42,
    )
