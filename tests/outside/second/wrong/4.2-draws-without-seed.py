# 4.2: the search has no random_state, so each run draws other candidates. Expected: random_state=42 for the draws too.
def make_search(space):
    pipeline = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(pipeline, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy")
