# 4.2: scoring is f1_macro as in the worked example. Expected: accuracy as the score.
def make_search(space):
    pipeline = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(
        pipeline, space, n_iter=setting("n_iter"), cv=3, scoring="f1_macro", random_state=42
    )
