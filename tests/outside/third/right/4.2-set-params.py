# 4.2: everything set afterwards with set_params. Expected: an unfitted RandomizedSearchCV over a one-step pipeline algo, setting("n_iter") draws, cv 3, accuracy, both random states 42.
def make_search(space):
    search = RandomizedSearchCV(Pipeline([("algo", RandomForestClassifier())]), space)
    search.set_params(
        n_iter=setting("n_iter"),
        cv=3,
        scoring="accuracy",
        random_state=42,
        estimator__algo__random_state=42,
    )
    return search
