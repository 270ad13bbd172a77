# 4.2: search_space() is used in place of the argument. Expected: it draws from space, the argument.
def make_search(space):
    pipeline = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(
        pipeline, search_space(), n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42
    )
