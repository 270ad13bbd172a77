# 4.2: the forest has no random_state. Expected: RandomForestClassifier with random_state=42.
def make_search(space):
    pipeline = Pipeline([("algo", RandomForestClassifier())])
    return RandomizedSearchCV(
        pipeline, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42
    )
