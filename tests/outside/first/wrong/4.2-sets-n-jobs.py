# 4.2: the search takes all cores for itself. Expected: n_jobs is not set.
def make_search(space):
    model = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(
        model, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42, n_jobs=-1
    )
