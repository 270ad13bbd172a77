# 4.2: cv=5 as in the worked example. Expected: three folds.
def make_search(space):
    pipeline = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(
        pipeline, space, n_iter=setting("n_iter"), cv=5, scoring="accuracy", random_state=42
    )
