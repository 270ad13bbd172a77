# 4.2: the draws have no random_state. Expected: random_state=42 for the draws too.
def make_search(space):
    pipeline = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(pipeline, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy")
