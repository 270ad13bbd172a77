# 4.2: random_state is given to the search only, the forest has none. Expected: a forest with random_state=42 too.
def make_search(space):
    pipeline = Pipeline([("algo", RandomForestClassifier())])
    return RandomizedSearchCV(
        pipeline, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42
    )
