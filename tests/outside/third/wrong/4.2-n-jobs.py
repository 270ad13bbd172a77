# 4.2: n_jobs is set to 2. Expected: n_jobs not set.
def make_search(space):
    pipeline = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(
        pipeline, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42, n_jobs=2
    )
