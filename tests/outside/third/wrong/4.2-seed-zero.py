# 4.2: random_state=0 for the draws. Expected: random_state=42 for the draws too.
def make_search(space):
    pipeline = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(
        pipeline, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=0
    )
