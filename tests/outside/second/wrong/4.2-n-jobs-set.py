# 4.2: n_jobs=2 is set in the search. Expected: n_jobs is not set, the cell that runs the search does that.
def make_search(space):
    return RandomizedSearchCV(
        Pipeline([("algo", RandomForestClassifier(random_state=42))]),
        space,
        n_iter=setting("n_iter"),
        cv=3,
        scoring="accuracy",
        random_state=42,
        n_jobs=2,
    )
