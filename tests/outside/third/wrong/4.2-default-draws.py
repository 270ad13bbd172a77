# 4.2: n_iter is left at 10. Expected: setting("n_iter") draws.
def make_search(space):
    pipeline = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(pipeline, space, cv=3, scoring="accuracy", random_state=42)
